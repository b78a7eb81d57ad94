// SPDX-License-Identifier: GPL-3.0-or-later
import { isMarkName, isMarkValue, reasonOf, shows, type Level, type Reason } from './marks';

/** The node that \a node is drawn in: the slot it is shown in, the host of a shadow tree, the element of a frame. */
export function composedParent(node: Node): Node | null {
    const slot = (node as Element | Text).assignedSlot;
    if (slot) return slot;
    if (node.parentNode) return node.parentNode;
    if (node.nodeType === Node.DOCUMENT_FRAGMENT_NODE) return (node as ShadowRoot).host ?? null;
    if (node.nodeType === Node.DOCUMENT_NODE) {
        try {
            return (node as Document).defaultView?.frameElement ?? null;
        } catch {
            return null; // of another origin: never recorded
        }
    }
    return null;
}

export function frameDocument(node: Node): Document | null {
    if ((node as Element).localName !== 'iframe') return null;
    try {
        return (node as HTMLIFrameElement).contentDocument;
    } catch {
        return null;
    }
}

export function* composedChildren(node: Node): Generator<Node> {
    for (let child = node.firstChild; child; child = child.nextSibling) yield child;
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const { shadowRoot, localName } = node as Element;
    if (shadowRoot) yield shadowRoot;
    if (localName === 'slot') yield* (node as HTMLSlotElement).assignedNodes();
    const inside = frameDocument(node);
    if (inside) yield inside;
}

export interface Hidden {
    /** The outermost element (or text) that is hidden: what a placeholder stands for. */
    readonly root: Node;
    readonly reason: Reason;
}

/**
 * Which nodes are hidden, decided on the live page and for good: what was hidden once stays so until the page goes. The walk is over
 * the composed tree, so that no shadow root, slot or frame is a way out.
 */
export class Hiding {
    private readonly level: Level;
    private readonly selectors: readonly string[];
    private readonly stuck = new WeakMap<Node, Reason>();
    private readonly watched = new WeakSet<Node>();
    private readonly hid: (node: Node) => void;
    /** null: not hidden. */
    private answers: Map<Node, Hidden | null> | undefined;

    /** \a hid is told of each node when it is first hidden. */
    constructor(level: Level, selectors: readonly string[], hid: (node: Node) => void) {
        this.level = level;
        this.selectors = selectors;
        this.hid = hid;
    }

    /** What of itself \a node hides; not what hides it. */
    own(node: Node): Reason | undefined {
        const known = this.stuck.get(node);
        if (known !== undefined) return known;
        if (node.nodeType !== Node.ELEMENT_NODE) return undefined;
        const reason = reasonOf(node as Element, this.level, this.selectors) ?? this.linked(node as Element);
        if (reason !== undefined) this.stick(node, reason);
        return reason;
    }

    /** Whether \a node is hidden by itself or by what it is drawn in, and by which outermost one. */
    of(node: Node): Hidden | undefined {
        const found = this.outermost(node);
        if (!found) return undefined;
        // A document or a shadow root has no placeholder: its element has.
        let { root } = found;
        while (root.nodeType === Node.DOCUMENT_NODE || root.nodeType === Node.DOCUMENT_FRAGMENT_NODE) {
            const outer = composedParent(root);
            if (!outer) break;
            root = outer;
        }
        return { root, reason: found.reason };
    }

    /** Answers of \a work are remembered within it: the page does not change meanwhile, and a whole page asks of each node. */
    during<T>(work: () => T): T {
        this.answers = new Map();
        try {
            return work();
        } finally {
            this.answers = undefined;
        }
    }

    private outermost(node: Node): Hidden | undefined {
        const known = this.answers?.get(node);
        if (known !== undefined) return known === null ? undefined : known;
        const parent = composedParent(node);
        let found = parent ? this.outermost(parent) : undefined;
        if (found) this.stick(node, found.reason);
        else {
            const reason = this.own(node);
            if (reason !== undefined) found = { root: node, reason };
        }
        this.answers?.set(node, found ?? null);
        return found;
    }

    /** Whether text of \a node is seen at the level `private`. */
    isShown(node: Node): boolean {
        for (let at: Node | null = node; at; at = composedParent(at)) if (at.nodeType === Node.ELEMENT_NODE && shows(at as Element)) return true;
        return false;
    }

    /** Hides \a node and all that is drawn in it. */
    stick(node: Node, reason: Reason): void {
        if (this.stuck.has(node)) return;
        this.stuck.set(node, reason);
        this.answers?.delete(node);
        this.hid(node);
        for (const child of composedChildren(node)) this.stick(child, reason);
    }

    /**
     * Sees what passes between two reports of the recorder: a node that was in a hidden one for a moment, a mark that was there and is
     * gone. To be called for each document and shadow root before the recorder observes it.
     */
    watch(root: Node): void {
        if (this.watched.has(root)) return;
        this.watched.add(root);
        const observer = new MutationObserver((records) => this.passed(records));
        observer.observe(root, {
            childList: true,
            subtree: true,
            attributes: true,
            attributeOldValue: true,
            attributeFilter: ['class', 'id', 'name', 'type', 'autocomplete', 'contenteditable', 'idz_hide', 'idz-hide', 'data-idz_hide', 'data-idz-hide'],
        });
    }

    private passed(records: readonly MutationRecord[]): void {
        for (const { type, target, addedNodes, removedNodes, attributeName, oldValue } of records) {
            if (type === 'childList') {
                const hidden = this.of(target);
                if (hidden) for (const node of [...Array.from(addedNodes), ...Array.from(removedNodes)]) this.stick(node, hidden.reason);
                continue;
            }
            const name = (attributeName ?? '').toLowerCase();
            if (oldValue === null) continue;
            if (isMarkName(name, 'idz_hide') || (['class', 'id', 'name'].includes(name) && isMarkValue(oldValue))) this.stick(target, 'marked');
            else if (name === 'type' && /^\s*(password|hidden|file)\s*$/i.test(oldValue)) this.stick(target, oldValue.trim().toLowerCase() as Reason);
            else if (name === 'autocomplete' && /(^|\s)(cc-|one-time-code|current-password|new-password)/i.test(oldValue)) this.stick(target, 'payment');
        }
    }

    /** Hidden because of another: its state or text would tell. */
    private linked(element: Element): Reason | undefined {
        const root = element.getRootNode() as ParentNode & Node;
        const hides = (other: Element | null): boolean => other !== null && other !== element && (this.stuck.has(other) || reasonOf(other, this.level, this.selectors) !== undefined);
        switch (element.localName) {
            case 'select':
                return Array.from(element.querySelectorAll('option, optgroup')).some(hides) ? 'marked' : undefined;
            case 'input': {
                const { type, name, form } = element as HTMLInputElement;
                if (type !== 'radio' || name === '' || !('querySelectorAll' in root)) return undefined;
                const group = Array.from(root.querySelectorAll<HTMLInputElement>('input[type="radio" i]')).filter((each) => each.name === name && each.form === form);
                return group.some((each) => hides(each) || (each !== element && this.isUnderHidden(each))) ? 'marked' : undefined;
            }
            case 'output':
                return this.names(element.getAttribute('for')).some((id) => this.isHiddenNamed(root, id, hides)) ? 'marked' : undefined;
            case 'datalist': {
                if (element.id === '' || !('querySelectorAll' in root)) return undefined;
                const tied = Array.from(root.querySelectorAll('input[list]')).filter((each) => each.getAttribute('list') === element.id);
                return tied.some((each) => hides(each) || this.isUnderHidden(each)) ? 'marked' : undefined;
            }
            default:
                return undefined;
        }
    }

    private names(list: string | null): string[] {
        return (list ?? '').split(/\s+/).filter((id) => id !== '');
    }

    private isHiddenNamed(root: Node, id: string, hides: (other: Element | null) => boolean): boolean {
        const found = 'getElementById' in root ? (root as Document).getElementById(id) : null;
        return found !== null && (hides(found) || this.isUnderHidden(found));
    }

    private isUnderHidden(element: Element): boolean {
        for (let at: Node | null = element; at; at = composedParent(at)) {
            if (this.stuck.has(at)) return true;
            if (at.nodeType === Node.ELEMENT_NODE && reasonOf(at as Element, this.level, this.selectors) !== undefined) return true;
        }
        return false;
    }
}
