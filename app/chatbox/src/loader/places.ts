// SPDX-License-Identifier: GPL-3.0-or-later

export interface Size {
    readonly width: number;
    readonly height: number;
}
export interface Box extends Size {
    readonly left: number;
    readonly top: number;
}

/** A screen on which the card stands beside the button and the panel fills everything; style.ts has the same bound. */
export const smallWidth = 480;

/** Of the button: its distance to the edges and its size, in CSS pixels, as style.ts has them. */
function buttonOn(small: boolean): { edge: number; size: number } {
    return { edge: small ? 16 : 24, size: 60 };
}

/**
 * Where an invitation may stand, the best first: above the button, beside it, above what sites fix to the lower edge (cookie
 * bars, baskets), in the other corner. Only places that are wholly in sight.
 */
export function places(screen: Size, card: Size, corner: 'left' | 'right'): Box[] {
    const small = screen.width <= smallWidth;
    const { edge, size } = buttonOn(small);
    const gap = 12;
    const from = (side: 'left' | 'right', inset: number): number => (side === 'left' ? inset : screen.width - inset - card.width);
    const above = (bottom: number): number => screen.height - bottom - card.height;
    const other = corner === 'left' ? 'right' : 'left';
    const over = { left: from(corner, edge), top: above(edge + size + gap) };
    const beside = { left: from(corner, edge + size + gap), top: above(edge) };
    const raised = { left: from(corner, edge), top: above(edge + size + gap + 120) };
    const across = { left: from(other, edge), top: above(edge) };
    const ordered = small ? [beside, over, raised] : [over, beside, raised, across];
    return ordered
        .map((place) => ({ ...place, ...card }))
        .filter(({ left, top }) => left >= 8 && top >= 8 && left + card.width <= screen.width - 8);
}

export function overlap(a: Box, b: Box): boolean {
    return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}
