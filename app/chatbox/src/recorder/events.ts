// SPDX-License-Identifier: GPL-3.0-or-later
//
// What rrweb says, as far as we read it (@rrweb/types 2.1.6). Numbers are its enumerations.

export const eventType = { fullSnapshot: 2, incremental: 3, meta: 4 } as const;
export const source = {
    mutation: 0,
    mouseMove: 1,
    mouseInteraction: 2,
    scroll: 3,
    viewportResize: 4,
    input: 5,
    styleSheetRule: 8,
    styleDeclaration: 13,
    adoptedStyleSheet: 15,
} as const;
export const nodeType = { document: 0, doctype: 1, element: 2, text: 3, cdata: 4, comment: 5 } as const;

export interface SerializedNode {
    readonly type: number;
    readonly id: number;
    readonly rootId?: number;
    readonly isShadowHost?: boolean;
    readonly isShadow?: boolean;
    readonly isSVG?: boolean;
    readonly isStyle?: boolean;
    readonly tagName?: string;
    readonly name?: string;
    readonly compatMode?: string;
    readonly textContent?: string;
    readonly attributes?: Readonly<Record<string, unknown>>;
    readonly childNodes?: readonly SerializedNode[];
}

export interface Added {
    readonly parentId: number;
    readonly nextId: number | null;
    readonly node: SerializedNode;
}
export interface Removed {
    readonly parentId: number;
    readonly id: number;
    readonly isShadow?: boolean;
}
export interface Mutation {
    readonly source: 0;
    readonly texts: readonly { readonly id: number; readonly value: string | null }[];
    readonly attributes: readonly { readonly id: number; readonly attributes: Readonly<Record<string, unknown>> }[];
    readonly removes: readonly Removed[];
    readonly adds: readonly Added[];
    readonly isAttachIframe?: boolean;
}

export interface RecordedEvent {
    readonly type: number;
    readonly data: unknown;
    readonly timestamp: number;
}

/** rrweb's table of nodes and ids. */
export interface Mirror {
    getId(node: Node | null): number;
    getNode(id: number): Node | null;
}
