// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first wall: what the recorder says is built anew from what may leave the browser, on the live page.
//
// Life of an event: rrweb reports it, a microtask after the page changed → hiding.ts says of each node that it speaks of whether it is
// hidden now, or ever was → what is hidden becomes a placeholder of constant size, or nothing; what was told earlier and is hidden
// now is taken back in the same event → attributes by attributes.ts, style sheets by css.ts, every text through taint.ts. An event
// with nothing left is not sent at all, so that neither number nor time of what happens in a hidden field is told.
import { maskCardNumbers } from '../shared/cardnumbers';
import { scrubUrl } from './address';
import { scrubAttribute, scrubDeclaration } from './attributes';
import type { Backgrounds } from './backgrounds';
import { scrubCss, type CssContext } from './css';
import {
    eventType,
    nodeType,
    source,
    type Added,
    type Mirror,
    type Mutation,
    type RecordedEvent,
    type Removed,
    type SerializedNode,
} from './events';
import { frameDocument, Hiding, type Hidden } from './hiding';
import type { Level, Reason } from './marks';
import { pictureAttribute, type Pictures } from './pictures';
import { Taint } from './taint';

const dot = '\u2022\u2022\u2022';
const mostText = 256 * 1024;
const kept = new Set(
    (
        'html head body title style link li caption colgroup col thead tbody tfoot tr td th option optgroup ' +
        'g path rect circle ellipse line polyline polygon text tspan textpath defs symbol use marker clippath mask pattern lineargradient radialgradient stop'
    ).split(' '),
);
const blocks = new Set(
    (
        'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend ' +
        'main menu nav ol p pre search section summary ul table'
    ).split(' '),
);
const inline = new Set(
    (
        'a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr ' +
        'button input textarea select output meter progress img picture canvas video iframe slot svg'
    ).split(' '),
);
/** What passes is known; scripts, templates, plug-ins, what loads or animates, and what is invented next stay with everything in them. */
const passes = (tag: string): boolean => kept.has(tag) || blocks.has(tag) || inline.has(tag) || /^[a-z][^\s]*-/.test(tag);
const clicks = new Set([2, 4, 7]); // click, double click, touch

/** Most texts have too few digits for a card's. */
const withoutCards = (text: string): string => ((text.match(/\p{Nd}|[\u2460-\u2468\u24ea]/gu)?.length ?? 0) < 13 ? text : maskCardNumbers(text));

export class Scrubber {
    private readonly level: Level;
    private readonly mirror: Mirror;
    private readonly hiding: Hiding;
    private readonly taint: Taint;
    private readonly isOurs: (node: Node) => boolean;
    private readonly pictures: Pictures | undefined;
    /** What the other side draws, placeholders included. */
    private readonly told = new Set<number>();
    /** Ids of which nothing is said any more. */
    private readonly dark = new Set<number>();
    private readonly cut = (text: string): string => this.taint.cut(text);
    private readonly words = (text: string): string => withoutCards(this.cut(text));
    private readonly css: CssContext;

    /** \a isOurs: the chat itself, which is never mirrored. */
    constructor(level: Level, mirror: Mirror, hiding: Hiding, taint: Taint, isOurs: (node: Node) => boolean, pictures?: Pictures, backgrounds?: Backgrounds) {
        this.level = level;
        this.mirror = mirror;
        this.hiding = hiding;
        this.taint = taint;
        this.isOurs = isOurs;
        this.pictures = pictures;
        this.css = { cut: this.cut, background: backgrounds && ((address) => backgrounds.nameOf(address)) };
    }

    scrub(event: RecordedEvent): RecordedEvent | undefined {
        this.taint.look();
        const data = this.hiding.during(() => this.data(event));
        return data === undefined ? undefined : { type: event.type, data, timestamp: event.timestamp };
    }

    /** Whether anything may be said of \a node now. */
    tells(node: Node): boolean {
        return this.speaksOf(this.mirror.getId(node));
    }

    /** The event that says which picture stands where \a image does. */
    picture(image: HTMLImageElement, hash: string): unknown {
        const id = this.mirror.getId(image);
        return this.tells(image) ? { source: 0, texts: [], attributes: [{ id, attributes: { [pictureAttribute]: hash } }], removes: [], adds: [] } : undefined;
    }

    /** Where the pointer may be said to be: over a hidden block, in the middle of it. */
    place(node: Node, x: number, y: number): { x: number; y: number; id: number } | undefined {
        const hidden = this.hiding.of(node);
        const at = hidden ? hidden.root : node;
        const id = this.mirror.getId(at);
        if (!this.told.has(id) || this.isOurs(at)) return undefined;
        if (!hidden) return { x: Math.round(x), y: Math.round(y), id };
        const box = (at as Element).getBoundingClientRect?.();
        return box && { x: Math.round(box.left + box.width / 2), y: Math.round(box.top + box.height / 2), id };
    }

    private data({ type, data }: RecordedEvent): unknown {
        if (type === eventType.meta) {
            const { href, width, height } = data as { href: string; width: number; height: number };
            return { href: this.cut(scrubUrl(href)), width, height };
        }
        if (type === eventType.fullSnapshot) {
            const { node, initialOffset } = data as { node: SerializedNode; initialOffset: { left: number; top: number } };
            this.told.clear();
            const page = this.page(node);
            return page && { node: page, initialOffset: { left: initialOffset.left, top: initialOffset.top } };
        }
        return type === eventType.incremental ? this.increment(data as { source: number }) : undefined;
    }

    private increment(data: { source: number }): unknown {
        switch (data.source) {
            case source.mutation:
                return this.mutation(data as unknown as Mutation);
            case source.mouseInteraction: {
                const { type, id, x, y } = data as unknown as { type: number; id: number; x?: number; y?: number };
                return clicks.has(type) && this.speaksOf(id) && x !== undefined && y !== undefined ? { source: 2, type, id, x, y } : undefined;
            }
            case source.scroll: {
                const { id, x, y } = data as unknown as { id: number; x: number; y: number };
                return this.speaksOf(id) && !(this.level !== 'marked' && this.holdsText(id)) ? { source: 3, id, x, y } : undefined;
            }
            case source.viewportResize: {
                const { width, height } = data as unknown as { width: number; height: number };
                return { source: 4, width, height };
            }
            case source.input: {
                const { id, text, isChecked } = data as unknown as { id: number; text: string; isChecked: boolean };
                return this.level === 'marked' && this.speaksOf(id) ? { source: 5, id, text: this.words(text), isChecked } : undefined;
            }
            case source.styleSheetRule:
                return this.rules(data as unknown as StyleRules, source.styleSheetRule);
            case source.adoptedStyleSheet: {
                const { id, styleIds, styles } = data as unknown as { id: number; styleIds: number[]; styles?: { styleId: number; rules: Rule[] }[] };
                if (!this.speaksOf(id)) return undefined;
                const scrubbed = styles?.map(({ styleId, rules }) => ({ styleId, rules: rules.map((rule) => this.rule(rule)) }));
                return { source: 15, id, styleIds, ...(scrubbed && { styles: scrubbed }) };
            }
            case source.styleDeclaration: {
                const { id, styleId, index, set, remove } = data as unknown as StyleDeclaration;
                if (id !== undefined && !this.speaksOf(id)) return undefined;
                return {
                    source: 13,
                    ...(id !== undefined && { id }),
                    ...(styleId !== undefined && { styleId }),
                    index,
                    ...(set && { set: { property: set.property, value: set.value === null ? null : scrubDeclaration(set.property, set.value, this.css), priority: set.priority === 'important' ? 'important' : '' } }),
                    ...(remove && { remove: { property: remove.property } }),
                };
            }
            default:
                return undefined;
        }
    }

    /** A field scrolls with its value. */
    private holdsText(id: number): boolean {
        return ['input', 'textarea', 'select'].includes((this.mirror.getNode(id) as Element | null)?.localName ?? '');
    }

    /** Whether something may be said of the node \a id. */
    private speaksOf(id: number): boolean {
        if (this.dark.has(id) || !this.told.has(id)) return false;
        const node = this.mirror.getNode(id);
        return node !== null && !this.hiding.of(node);
    }

    private rule({ rule, index }: Rule): Rule {
        return { rule: scrubCss(rule, this.css), ...(index !== undefined && { index }) };
    }

    private rules({ id, styleId, adds, removes, replace, replaceSync }: StyleRules, from: number): unknown {
        if (id !== undefined && !this.speaksOf(id)) return undefined;
        return {
            source: from,
            ...(id !== undefined && { id }),
            ...(styleId !== undefined && { styleId }),
            ...(adds && { adds: adds.map((rule) => this.rule(rule)) }),
            ...(removes && { removes: removes.map(({ index }) => ({ index })) }),
            ...(typeof replace === 'string' && { replace: scrubCss(replace, this.css) }),
            ...(typeof replaceSync === 'string' && { replaceSync: scrubCss(replaceSync, this.css) }),
        };
    }

    private page(node: SerializedNode): SerializedNode | undefined {
        const live = this.mirror.getNode(node.id);
        if (live) this.hiding.watch(live);
        return this.node(node);
    }

    /** The node as it may be told, with what is in it; nothing when it may not. */
    private node(node: SerializedNode): SerializedNode | undefined {
        const live = this.mirror.getNode(node.id);
        if (!live || this.isOurs(live)) return this.darken(node);
        const hidden = this.hiding.of(live);
        if (hidden) {
            this.darken(node);
            return hidden.root === live || node.type === nodeType.text ? this.placeholder(live, node, hidden.reason) : undefined;
        }
        if (this.dark.has(node.id)) return undefined; // an id that was given anew; its page is over
        const tag = (node.tagName ?? '').toLowerCase();
        if (node.type === nodeType.comment || node.type === nodeType.cdata || (node.type === nodeType.element && !passes(tag))) return this.darken(node);
        this.told.add(node.id);
        const flags = {
            id: node.id,
            ...(node.rootId !== undefined && { rootId: node.rootId }),
            ...(node.isShadowHost === true && { isShadowHost: true }),
            ...(node.isShadow === true && { isShadow: true }),
            ...(node.isSVG === true && { isSVG: true }),
        };
        switch (node.type) {
            case nodeType.document:
                return { type: 0, childNodes: this.children(node), ...(node.compatMode !== undefined && { compatMode: node.compatMode }), ...flags };
            case nodeType.doctype:
                return { type: 1, name: 'html', ...flags };
            case nodeType.text:
                return { type: 3, textContent: this.text(live, node.textContent ?? '', node.isStyle === true), ...(node.isStyle === true && { isStyle: true }), ...flags };
            case nodeType.element: {
                if ((live as Element).shadowRoot) this.hiding.watch((live as Element).shadowRoot as ShadowRoot);
                const frame = frameDocument(live);
                if (frame) this.hiding.watch(frame);
                return { type: 2, tagName: node.tagName ?? 'div', attributes: this.attributes(live as Element, tag, node.attributes ?? {}, false), childNodes: this.children(node), ...flags };
            }
            default:
                return undefined;
        }
    }

    private children(node: SerializedNode): SerializedNode[] {
        return (node.childNodes ?? []).map((child) => this.node(child)).filter((child): child is SerializedNode => child !== undefined);
    }

    private attributes(live: Element, tag: string, all: Readonly<Record<string, unknown>>, changed: boolean): Record<string, unknown> {
        const context = { tag, level: this.level, shown: this.level === 'private' && this.hiding.isShown(live), words: this.words, ...this.css };
        const out: Record<string, unknown> = {};
        for (const [name, value] of Object.entries(all)) {
            const clean = scrubAttribute(name, value, context);
            if (clean !== undefined) out[name] = clean;
        }
        if (tag === 'img' && this.pictures && ('src' in all || 'srcset' in all || 'rr_dataURL' in all)) {
            const hash = this.pictures.hashOf(live as HTMLImageElement, changed);
            if (hash !== undefined) out[pictureAttribute] = hash;
            else if (changed) out[pictureAttribute] = null; // the one before is not this one
        }
        return out;
    }

    private text(live: Node, text: string, style: boolean): string {
        const parent = live.parentNode as Element | null;
        if (style || parent?.localName === 'style') return scrubCss(text, this.css);
        if (text.length > mostText || (parent?.localName === 'textarea' && this.level !== 'marked')) return '';
        if (this.level === 'private' && text.trim() !== '' && !this.hiding.isShown(live)) return dot;
        return this.words(text);
    }

    /** Of constant size, whatever is behind it: app/masking/README.md. */
    private placeholder(live: Node, { id, rootId, isShadow }: Pick<SerializedNode, 'id' | 'rootId' | 'isShadow'>, reason: Reason): SerializedNode {
        this.told.add(id);
        const flags = { id, ...(rootId !== undefined && { rootId }), ...(isShadow === true && { isShadow: true }) };
        if (live.nodeType !== Node.ELEMENT_NODE) return { type: 3, textContent: '', ...flags };
        const element = live as Element;
        const tag = element.localName;
        const svg = element.namespaceURI === 'http://www.w3.org/2000/svg' && tag !== 'svg';
        const stays = kept.has(tag) || svg;
        const block = blocks.has(tag) || tag.includes('-');
        const style = reason === 'hidden' ? 'display:none' : stays ? undefined : block ? 'display:block;width:100%;height:48px' : 'display:inline-block;width:160px;height:24px';
        return {
            type: 2,
            tagName: stays ? tag : block ? 'div' : 'span',
            attributes: { idz_hide: reason, ...(style !== undefined && { style }) },
            childNodes: [],
            ...(svg && { isSVG: true }),
            ...flags,
        };
    }

    private darken(node: SerializedNode): undefined {
        this.dark.add(node.id);
        this.told.delete(node.id);
        for (const child of node.childNodes ?? []) this.darken(child);
        return undefined;
    }

    private mutation(event: Mutation): Mutation | undefined {
        const removes: Removed[] = [];
        const adds: Added[] = [];
        const turned = new Map<Node, Hidden>();
        for (const { parentId, id, isShadow } of event.removes) {
            if (this.told.delete(id)) removes.push({ parentId, id, ...(isShadow === true && { isShadow: true }) });
        }
        for (const { parentId, nextId, node } of event.adds) {
            const hidden = this.hides(node.id, turned);
            if (hidden && hidden.root !== this.mirror.getNode(node.id) && node.type !== nodeType.text) {
                this.darken(node);
                continue;
            }
            if (this.dark.has(parentId) || !this.told.has(parentId)) {
                this.darken(node);
                continue;
            }
            this.dark.delete(node.id); // where it stands is decided anew
            if (this.told.delete(node.id)) removes.push({ parentId, id: node.id });
            const clean = this.node(node);
            if (clean) adds.push({ parentId, nextId: this.next(node.id, nextId), node: clean });
        }
        const attributes: { id: number; attributes: Record<string, unknown> }[] = [];
        for (const { id, attributes: changed } of event.attributes) {
            const live = this.mirror.getNode(id);
            if (!live || this.hides(id, turned) || this.dark.has(id) || !this.told.has(id)) continue;
            const clean = this.attributes(live as Element, (live as Element).localName.toLowerCase(), changed, true);
            if (Object.keys(clean).length > 0) attributes.push({ id, attributes: clean });
        }
        const texts: { id: number; value: string | null }[] = [];
        for (const { id, value } of event.texts) {
            const live = this.mirror.getNode(id);
            if (!live || this.hides(id, turned) || this.dark.has(id) || !this.told.has(id)) continue;
            texts.push({ id, value: value === null ? null : this.text(live, value, false) });
        }
        this.retract(turned, removes, adds);
        if (removes.length + adds.length + attributes.length + texts.length === 0 && event.isAttachIframe !== true) return undefined;
        if (event.isAttachIframe === true && adds.length === 0) return undefined;
        // What was told of a node that is taken back in the same event must go.
        const gone = new Set(Array.from(turned.values(), ({ root }) => this.mirror.getId(root)));
        return {
            source: 0,
            texts: texts.filter(({ id }) => !gone.has(id) && !this.dark.has(id)),
            attributes: attributes.filter(({ id }) => !gone.has(id) && !this.dark.has(id)),
            removes,
            adds: adds.filter(({ parentId }) => !this.dark.has(parentId)),
            ...(event.isAttachIframe === true && { isAttachIframe: true }),
        };
    }

    /** Whether the node \a id is hidden; what it is hidden by is noted, to be taken back. */
    private hides(id: number, turned: Map<Node, Hidden>): Hidden | undefined {
        const live = this.mirror.getNode(id);
        const hidden = live ? this.hiding.of(live) : undefined;
        if (hidden) turned.set(hidden.root, hidden);
        return hidden;
    }

    /** Takes back what was told and is hidden now; radios of one group and what is tied to a field with it. */
    private retract(turned: Map<Node, Hidden>, removes: Removed[], adds: Added[]): void {
        for (const { root } of Array.from(turned.values())) {
            for (const other of tiedTo(root)) {
                const hidden = this.hiding.of(other);
                if (hidden) turned.set(hidden.root, hidden);
            }
        }
        for (const { root, reason } of turned.values()) {
            const id = this.mirror.getId(root);
            if (!this.told.has(id) || this.dark.has(id)) continue;
            this.darkenLive(root);
            const shadow = root.parentNode?.nodeType === Node.DOCUMENT_FRAGMENT_NODE;
            const parent = shadow ? (root.parentNode as ShadowRoot).host : root.parentNode;
            const parentId = this.mirror.getId(parent);
            const flag = shadow ? { isShadow: true } : {};
            const at = adds.findIndex(({ node }) => node.id === id);
            if (at >= 0) adds.splice(at, 1);
            else removes.push({ parentId, id, ...flag });
            if (parentId < 0 || !this.told.has(parentId)) continue;
            adds.push({ parentId, nextId: this.next(id, null), node: this.placeholder(root, { id, ...flag }, reason) });
        }
    }

    private darkenLive(node: Node): void {
        const id = this.mirror.getId(node);
        if (id > 0) {
            this.dark.add(id);
            this.told.delete(id);
        }
        for (let child = node.firstChild; child; child = child.nextSibling) this.darkenLive(child);
        const { shadowRoot } = node as Element;
        if (shadowRoot) this.darkenLive(shadowRoot);
        const frame = frameDocument(node);
        if (frame) this.darkenLive(frame);
    }

    /** The next sibling that the other side has: rrweb's own may be one that it was never told of. */
    private next(id: number, said: number | null): number | null {
        if (said !== null && this.told.has(said)) return said;
        for (let at = this.mirror.getNode(id)?.nextSibling ?? null; at; at = at.nextSibling) {
            const other = this.mirror.getId(at);
            if (this.told.has(other)) return other;
        }
        return null;
    }
}

interface Rule {
    readonly rule: string;
    readonly index?: number | number[];
}
interface StyleRules {
    readonly id?: number;
    readonly styleId?: number;
    readonly adds?: readonly Rule[];
    readonly removes?: readonly { readonly index: number | number[] }[];
    readonly replace?: string;
    readonly replaceSync?: string;
}
interface StyleDeclaration {
    readonly id?: number;
    readonly styleId?: number;
    readonly index: readonly number[];
    readonly set?: { readonly property: string; readonly value: string | null; readonly priority?: string };
    readonly remove?: { readonly property: string };
}

function tiedTo(node: Node): Element[] {
    if (node.nodeType !== Node.ELEMENT_NODE) return [];
    const found: Element[] = [];
    const root = node.getRootNode();
    if (!('querySelectorAll' in root)) return found;
    const all = root as ParentNode & Node;
    const inside = [node as Element, ...Array.from((node as Element).querySelectorAll('input, textarea, select, output'))];
    for (const field of inside) {
        const { type, name } = field as HTMLInputElement;
        if (field.localName === 'input' && type === 'radio' && name !== '') {
            found.push(...Array.from(all.querySelectorAll<HTMLInputElement>('input[type="radio" i]')).filter((each) => each.name === name));
        }
        const list = field.getAttribute('list');
        if (list !== null) found.push(...Array.from(all.querySelectorAll('datalist')).filter(({ id }) => id === list));
        if (field.id !== '') found.push(...Array.from(all.querySelectorAll('output[for]')).filter((each) => (each.getAttribute('for') ?? '').split(/\s+/).includes(field.id)));
    }
    return found;
}
