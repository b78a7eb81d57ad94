// SPDX-License-Identifier: GPL-3.0-or-later
import { coloured, type Colours, type Corner } from '../shared/face';
import type { Presence } from './rulefile';
import type { LoaderTexts } from './texts';
import { style } from './style';

const svg = 'http://www.w3.org/2000/svg';
const speech = 'M21 12a8 8 0 0 1-8 8H4l1.8-3.2A8 8 0 1 1 21 12Z';
const chevron = 'm6 9 6 6 6-6';
const eyePath = 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12Zm10 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z';

function icon(path: string): SVGSVGElement {
    const picture = document.createElementNS(svg, 'svg');
    for (const [name, value] of Object.entries({
        viewBox: '0 0 24 24',
        fill: 'none',
        stroke: 'currentColor',
        'stroke-width': '2',
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
        'aria-hidden': 'true',
    }))
        picture.setAttribute(name, value);
    const line = document.createElementNS(svg, 'path');
    line.setAttribute('d', path);
    picture.append(line);
    return picture;
}

/** What of a site's look is drawn here. */
export interface LauncherLook {
    readonly corner?: Corner;
    readonly light?: Colours;
    readonly dark?: Colours;
}

/** The round button and the panel above it, in a closed shadow root that the page's style and scripts do not reach. */
export class Launcher {
    private readonly texts: LoaderTexts;
    private readonly button = document.createElement('button');
    private readonly badge = document.createElement('span');
    private readonly state = document.createElement('span');
    private readonly panel = document.createElement('div');
    private readonly frame = document.createElement('div');
    private readonly speech = icon(speech);
    private readonly chevron = icon(chevron);
    // A constructed sheet is no inline style: it works under the strictest policy of the page.
    private readonly sheet = new CSSStyleSheet();
    private side = '';
    /** What stands on the page; everything of ours is inside. */
    readonly host = document.createElement('div');
    private readonly eye = document.createElement('span');
    private unread = 0;
    private viewed = false;
    private lent = false;
    private presence: Presence | undefined;

    constructor(texts: LoaderTexts, language: string, look: LauncherLook, toggled: () => void) {
        this.texts = texts;
        const root = this.host.attachShadow({ mode: 'closed' });
        root.adoptedStyleSheets = [this.sheet];
        this.frame.lang = language;
        this.panel.className = 'panel';
        this.panel.hidden = true;
        this.button.type = 'button';
        this.badge.className = 'badge';
        this.state.className = 'state';
        this.eye.className = 'eye';
        this.eye.hidden = true;
        this.eye.append(icon(eyePath));
        for (const mark of [this.badge, this.state, this.eye]) mark.setAttribute('aria-hidden', 'true');
        this.button.className = 'launch';
        this.button.append(this.speech, this.state, this.badge, this.eye);
        this.button.addEventListener('click', toggled);
        this.frame.append(this.panel, this.button);
        root.append(this.frame);
        document.body.append(this.host);
        this.setLook(look);
        this.label();
    }

    get corner(): Corner {
        return this.side === 'ours left' ? 'left' : 'right';
    }

    setLook(look: LauncherLook): void {
        this.side = `ours ${look.corner ?? 'right'}`;
        this.sheet.replaceSync(style + coloured('.ours', ['--accent', '--on-accent'], look));
        this.arrange();
    }

    get shown(): boolean {
        return !this.panel.hidden;
    }

    put(element: HTMLElement): void {
        this.panel.append(element);
    }

    /** Between the panel and the button, in the order of the keyboard. */
    putBeside(element: HTMLElement): void {
        this.button.before(element);
    }

    show(shown: boolean): void {
        this.panel.hidden = !shown;
        this.arrange();
        (shown ? this.speech : this.chevron).replaceWith(shown ? this.chevron : this.speech);
        this.label();
    }

    /** An advisor may act on the page, which the visitor wants to see. */
    setLent(lent: boolean): void {
        this.lent = lent;
        this.arrange();
    }

    private arrange(): void {
        this.frame.className = this.side + (this.shown ? ' open' : '') + (this.lent ? ' lent' : '');
    }

    setUnread(count: number): void {
        this.unread = count;
        this.label();
    }

    /** Undefined: it is not known. */
    setPresence(presence: Presence | undefined): void {
        this.presence = presence;
        this.label();
    }

    /** Whether an advisor sees the page. */
    setViewed(viewed: boolean): void {
        this.viewed = viewed;
        this.label();
    }

    focus(): void {
        this.button.focus();
    }

    private label(): void {
        const count = this.shown ? 0 : this.unread;
        const name = this.shown ? this.texts.close : this.texts.open;
        this.badge.hidden = count === 0;
        this.badge.textContent = count > 99 ? '99+' : String(count);
        const presence = this.shown ? undefined : this.presence;
        this.state.hidden = presence === undefined;
        this.state.dataset['presence'] = presence ?? '';
        // One name for both, so that whoever sees only the mark can ask what it means, and nobody hears it twice.
        const said = presence ? name + this.texts.presence[presence] : name;
        this.eye.hidden = !this.viewed;
        const hints = [...(count > 0 ? [this.texts.unread(count)] : []), ...(this.viewed ? [this.texts.viewed] : [])];
        this.button.title = hints.length > 0 ? `${said} (${hints.join(', ')})` : said;
        this.button.setAttribute('aria-label', this.button.title);
        this.button.setAttribute('aria-expanded', String(this.shown));
    }
}
