// SPDX-License-Identifier: GPL-3.0-or-later
// Where an invitation may stand on a screen.
import { overlap, places, type Box, type Size } from '../../../app/chatbox/src/loader/places';

const button = (screen: Size, corner: 'left' | 'right'): Box => {
    const edge = screen.width <= 480 ? 16 : 24;
    return { left: corner === 'left' ? edge : screen.width - edge - 60, top: screen.height - edge - 60, width: 60, height: 60 };
};

const screens: [string, Size, Size, number][] = [
    ['a desk', { width: 1280, height: 800 }, { width: 296, height: 150 }, 4],
    ['a phone', { width: 375, height: 667 }, { width: 271, height: 140 }, 3],
    ['a phone on its side', { width: 740, height: 300 }, { width: 296, height: 150 }, 3],
    ['a tiny window', { width: 320, height: 180 }, { width: 216, height: 170 }, 0],
];

describe.each(['left', 'right'] as const)('in the %s corner', (corner) => {
    test.each(screens)('on %s', (_, screen, card, count) => {
        const found = places(screen, card, corner);
        expect(found).toHaveLength(count);
        for (const place of found) {
            expect(place).toMatchObject(card);
            expect(overlap(place, button(screen, corner))).toBe(false);
            expect(Math.min(place.left, place.top, screen.width - place.left - card.width, screen.height - place.top - card.height)).toBeGreaterThanOrEqual(8);
        }
    });
});

test('beside the button on a phone, above it at a desk', () => {
    const [phone] = places({ width: 375, height: 667 }, { width: 271, height: 140 }, 'right');
    const [desk] = places({ width: 1280, height: 800 }, { width: 296, height: 150 }, 'right');
    expect(phone).toEqual({ left: 375 - 16 - 60 - 12 - 271, top: 667 - 16 - 140, width: 271, height: 140 });
    expect(desk).toEqual({ left: 1280 - 24 - 296, top: 800 - 24 - 60 - 12 - 150, width: 296, height: 150 });
});

test('boxes that only touch do not overlap', () => {
    const box = { left: 10, top: 10, width: 10, height: 10 };
    expect(overlap(box, { ...box, left: 20 })).toBe(false);
    expect(overlap(box, { ...box, top: 0 })).toBe(false);
    expect(overlap(box, { ...box, left: 19.5 })).toBe(true);
    expect(overlap(box, { left: 12, top: 12, width: 1, height: 1 })).toBe(true);
});
