// SPDX-License-Identifier: GPL-3.0-or-later
// @vitest-environment jsdom
import { scrubUrl } from '../../../app/chatbox/src/recorder/address';

test.each([
    ['https://shop.example/lamps/floor-lamp.html?card=1#x', 'https://shop.example/lamps/floor-lamp.html'],
    ['https://user:pass@shop.example/a', 'https://shop.example/a'],
    ['https://shop.example/orders/4539578763621486/pay', 'https://shop.example/orders/*/pay'],
    ['https://shop.example/o/45-39-57', 'https://shop.example/o/*'],
    ['https://shop.example/o/12345/2026', 'https://shop.example/o/12345/2026'],
    ['https://shop.example/u/jane%40mail.example', 'https://shop.example/u/*'],
    ['https://shop.example/u/jane%2540mail.example', 'https://shop.example/u/*'],
    ['https://shop.example/s/a1b2c3d4e5f6', 'https://shop.example/s/*'],
    ['https://shop.example/s/AbCdEfGhIjKlMnOp', 'https://shop.example/s/*'],
    [`https://shop.example/${'x'.repeat(201)}`, 'https://shop.example/*'],
    ['javascript:alert(1)', ''],
    ['data:text/html,x', ''],
    ['http://[', ''],
])('%s', (address, expected) => expect(scrubUrl(address)).toBe(expected));
