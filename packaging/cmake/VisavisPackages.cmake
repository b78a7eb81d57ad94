# SPDX-License-Identifier: GPL-3.0-or-later
# The two Debian packages, visavis and visavis-backend, made of the install components of these names by
#   cpack --config BUILD/CPackConfig.cmake
# packaging/package does it on a release build. Libraries are found by dpkg-shlibdeps; plugins and data are named here.

# What is there is packed: packaging/package builds first, and a test must not start a build beside another.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME visavis)
set(CPACK_PACKAGE_VENDOR "Visavis")
set(CPACK_PACKAGE_CONTACT "Visavis maintainers <maintainers@visavis.example>")
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

if(VISAVIS_CONSOLE)
  list(APPEND CPACK_COMPONENTS_ALL console)
  set(CPACK_DEBIAN_CONSOLE_PACKAGE_NAME visavis)
  set(CPACK_DEBIAN_CONSOLE_PACKAGE_SECTION net)
  # The platform's plugins, Qt's own words (buttons, dialogs) in the languages of the program, a font with its signs.
  set(CPACK_DEBIAN_CONSOLE_PACKAGE_DEPENDS "qt6-qpa-plugins, qt6-translations-l10n, hicolor-icon-theme")
  # Without a keychain one signs in at each start; without the backend there is no local workspace.
  set(CPACK_DEBIAN_CONSOLE_PACKAGE_RECOMMENDS
      "gnome-keyring | kwalletmanager | org.freedesktop.secrets, qt6-wayland, xdg-utils, fonts-dejavu | fonts-noto-core, visavis-backend (= ${PROJECT_VERSION}-1)")
  set(CPACK_COMPONENT_CONSOLE_DESCRIPTION "advisor's desk for privacy-first live chat
A desktop program for the advisors, managers and administrators of a
website's live chat. Visitors decide before a single letter leaves
their browser; advisors see all conversations in one window, take and
transfer them, and see a visitor typing if the visitor agreed.

The program signs in to a visavis-backend, on a server or, to try it,
as a local workspace on this computer.")
endif()

if(VISAVIS_BACKEND)
  list(APPEND CPACK_COMPONENTS_ALL backend)
  set(CPACK_DEBIAN_BACKEND_PACKAGE_NAME visavis-backend)
  set(CPACK_DEBIAN_BACKEND_PACKAGE_SECTION net)
  # systemd-sysusers makes the service's user; opening hours are by the clocks of tzdata.
  set(CPACK_DEBIAN_BACKEND_PACKAGE_DEPENDS "systemd | systemd-standalone-sysusers, init-system-helpers (>= 1.54~), tzdata")
  set(CPACK_DEBIAN_BACKEND_PACKAGE_CONTROL_EXTRA
      "${CMAKE_SOURCE_DIR}/packaging/deb/backend/postinst;${CMAKE_SOURCE_DIR}/packaging/deb/backend/prerm;${CMAKE_SOURCE_DIR}/packaging/deb/backend/postrm")
  set(CPACK_COMPONENT_BACKEND_DESCRIPTION "server for privacy-first live chat
Serves the chatbox of a website to its visitors and the conversations
to the advisors' desks. One process and one folder with one database:
everything personal in it is encrypted, each consent is signed and
chained, and a message is acknowledged when it is on the disk.

The service visavis-backend is installed but not started: the local
workspaces of the visavis program need no service.")
endif()

include(CPack)
