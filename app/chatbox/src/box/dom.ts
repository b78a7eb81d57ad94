// SPDX-License-Identifier: GPL-3.0-or-later

type Child = Node | string;

/** An element from its tag, attributes and children. Text only ever becomes text nodes: the policy of /box allows no markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attributes: Readonly<Record<string, string | boolean | undefined>> = {},
    ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (value === true) made.setAttribute(name, '');
        else if (typeof value === 'string') made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
}

/** An icon of 24 × 24 drawn from path data, without a name for screen readers: its button has one. */
export function icon(...paths: readonly string[]): SVGElement {
    const namespace = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(namespace, 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    svg.classList.add('icon');
    for (const d of paths) {
        const path = document.createElementNS(namespace, 'path');
        path.setAttribute('d', d);
        svg.append(path);
    }
    return svg;
}

/** Sets the text only where it differs, so that a live region is not read out again. */
export function setText(node: HTMLElement, text: string): void {
    if (node.textContent !== text) node.textContent = text;
}

export interface Row {
    readonly key: string;
    /** Equal signatures are the same node, which stays; only refresh() touches it. */
    readonly signature: string;
    draw(): HTMLElement;
    /** What changes in a row that is there, such as its delivery state. */
    refresh?(node: HTMLElement): void;
}

/** Makes the children of \a parent the rows in this order and touches only those that changed: an announced row is not announced twice. */
export function reconcile(parent: HTMLElement, rows: readonly Row[]): void {
    const present = new Map<string, HTMLElement>();
    for (const child of Array.from(parent.children) as HTMLElement[]) present.set(child.dataset['key'] ?? '', child);
    const kept = new Set<HTMLElement>();
    rows.forEach((row, at) => {
        let node = present.get(row.key);
        if (!node || node.dataset['signature'] !== row.signature) {
            node = row.draw();
            node.dataset['key'] = row.key;
            node.dataset['signature'] = row.signature;
        }
        row.refresh?.(node);
        kept.add(node);
        if (parent.children[at] !== node) parent.insertBefore(node, parent.children[at] ?? null);
    });
    for (const child of Array.from(parent.children) as HTMLElement[]) if (!kept.has(child)) child.remove();
}
