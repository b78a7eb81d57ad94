// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/fromadvisor.h"
#include "protocol/frommirror.h"
#include "protocol/fromvisitor.h"
#include "protocol/toadvisor.h"
#include "protocol/tomirror.h"
#include "protocol/tovisitor.h"
