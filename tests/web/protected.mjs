// SPDX-License-Identifier: GPL-3.0-or-later
// A page full of what no advisor touches, each with a listener that writes down that it was touched, between a few things that may be.

const secret = (id, html) => `<div data-protected="${id}">${html}</div>`;

const hidden = [
    secret('marked', '<input id="s1" class="idz_hide" value="kept">'),
    secret('markedbyattribute', '<textarea id="s2" data-idz-hide>kept</textarea>'),
    secret('wrapper', '<div class="idz_hide"><input id="s3" value="kept"><button id="s3b">x</button><a id="s3a" href="/#s3">x</a><select id="s3c"><option>a<option>b</select></div>'),
    secret('password', '<input id="s4" type="password" value="kept">'),
    secret('hiddenfield', '<input id="s5" type="hidden" value="kept">'),
    secret('file', '<input id="s6" type="file">'),
    secret('card', '<input id="s7" name="cardnumber" value="kept"><input id="s7b" autocomplete="cc-csc" value="kept">'),
    secret('code', '<input id="s8" autocomplete="one-time-code" value="kept">'),
    secret('labelled', '<label id="s9l" for="s9">label</label><input id="s9" type="checkbox" class="idz_hide">'),
    secret('radiogroup', '<input id="s10" type="radio" name="g" class="idz_hide" checked><input id="s10b" type="radio" name="g">'),
    secret('select', '<select id="s11"><option class="idz_hide" selected>a<option>b</select>'),
    secret('editable', '<div id="s12" contenteditable>before <b class="idz_hide">kept</b></div>'),
    secret('shadow', '<div id="s13"></div>'),
    secret('slotted', '<div id="s14"><input id="s14i" value="kept"></div>'),
];
const others = [
    secret('disabled', '<input id="o1" disabled value="kept"><fieldset disabled><input id="o1b" value="kept"><button id="o1c">x</button></fieldset>'),
    secret('readonly', '<input id="o2" readonly value="kept">'),
    secret('consentdialog', '<div class="cookie-banner"><button id="o3">Accept all</button><input id="o3b" type="checkbox"></div>'),
    secret('consentdialog2', '<div id="CookieConsentDialog" role="dialog"><button id="o3c">OK</button></div>'),
    secret('terms', '<label><input id="o4" type="checkbox" name="terms"> I accept the terms</label><input id="o4b" type="checkbox" id="x" aria-label="Newsletter">'),
    secret('script', '<a id="o5" href="javascript:touched.push(\'script\')">x</a><a id="o5b" href=" JaVa&#9;Script:touched.push(1)">x</a>'),
    secret('elsewhere', '<a id="o6" href="https://example.org/">x</a><a id="o6b" href="//example.org/" target="_blank">x</a><a id="o6c" href="/file" download>x</a><a id="o6d" href="mailto:a@example.org">x</a>'),
    secret('frame', '<iframe id="o7" srcdoc="<button onclick=parent.touched.push(1)>x</button><input value=kept>"></iframe>'),
    secret('form', '<form id="o8" action="/order"><input type="password" value="kept"><button id="o8b">Order</button><button id="o8c" type="button" onclick="this.form.submit()">x</button><input id="o8d" type="reset"></form>'),
    secret('sending', '<form id="o9" action="/order"><input id="o9i" type="image" alt="x" src="data:,"><button id="o9b">Order</button><button type="button" id="o9c" onclick="this.form.requestSubmit()">x</button></form><label id="o9l" for="o9b">Order</label><div id="o9d" onclick="document.getElementById(\'o9\').submit()">x</div>'),
    secret('unseen', '<button id="o10" style="visibility:hidden">x</button><input id="o10b" style="display:none" value="kept">'),
    secret('inert', '<div inert><input id="o11" value="kept"><button id="o11b">x</button></div>'),
];

// Presses on labels and around what is protected are no harm; values, states, and what listeners of the protected elements hear are.
export const protectedPage = `<!doctype html><title>Protected</title><body><script>
    var touched = [], allowed = 0, filled = 0;
    document.addEventListener('DOMContentLoaded', () => {
        const open = document.getElementById('s13').attachShadow({ mode: 'open' });
        open.innerHTML = '<div class="idz_hide"><input value="kept"><button>x</button></div>';
        document.getElementById('s14').attachShadow({ mode: 'open' }).innerHTML = '<div class="idz_hide"><slot></slot></div>';
        const note = (event) => touched.push(event.type + ' ' + (event.target.id || event.target.localName));
        const guard = (root) => { for (const each of root.querySelectorAll('input, textarea, select, button, a, [contenteditable]')) if (!['s9l', 'o9b', 'o9c', 'o9i'].includes(each.id)) for (const type of ['click', 'input', 'change', 'pointerdown', 'focus']) each.addEventListener(type, note); };
        for (const each of document.querySelectorAll('[data-protected]:not([data-protected=sending])')) guard(each);
        guard(open);
        addEventListener('submit', (event) => { event.preventDefault(); touched.push('submit ' + event.target.id); });
        document.getElementById('press').addEventListener('click', () => ++allowed);
        document.getElementById('open').addEventListener('input', () => ++filled);
        window.open = () => touched.push('window.open');
    });
</script>
<input id="open"><input id="opentick" type="checkbox"><button id="press" type="button">More</button><a id="down" href="#end">Down</a>
${hidden.join('\n')}
${others.join('\n')}
<p id="end">end</p></body>`;

/** In the page: the value and state of each protected field. */
export function protectedStates() {
    const roots = [document, document.getElementById('s13').shadowRoot, document.getElementById('s14').shadowRoot];
    const fields = roots.flatMap((root) => Array.from(root.querySelectorAll('[data-protected] :is(input, textarea, select), .idz_hide :is(input, textarea, select)')));
    const state = fields.map((field) => [field.id, field.value, field.checked ?? false, field.selectedIndex ?? -1]);
    return JSON.stringify([state, document.getElementById('s12').innerHTML, location.pathname]);
}
