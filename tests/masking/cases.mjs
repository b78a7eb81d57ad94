// SPDX-License-Identifier: GPL-3.0-or-later
// The cases of masking as pages and what is done on them. Each hides something in its own way; SECRET is planted where the page must not
// show it. record.mjs records them with rrweb and no masking at all: what an old or hostile recorder would send.
//
// html: the body, or the whole page when it starts with "<!" or "<html"; before: run before recording starts; act: done while recording.

export const SECRET = { text: 'SEKRETzq7alpha9', number: '4539578763621486' };
const { text: t, number: n } = SECRET;

/** Runs a function in the page. */
const run = (fn) => async (page) => {
    await page.evaluate(fn, SECRET);
};
const type = (selector, words) => async (page) => {
    await page.locator(selector).pressSequentially(words);
    await page.keyboard.press('Tab');
};
const settle = (ms = 60) => (page) => page.waitForTimeout(ms);
const snapshot = run(() => globalThis.takeSnapshot());
const steps =
    (...all) =>
    async (page) => {
        for (const step of all) await step(page);
    };
/** Fills the document of the same-origin frame #f. */
const fillFrame = run((S) => {
    globalThis.f.contentDocument.body.innerHTML = `<p>${S.text}</p><input id=i>`;
});
const typeInFrame = (words) => async (page) => {
    await page.frameLocator('#f').locator('#i').pressSequentially(words);
};

/* eslint-disable no-undef -- elements with an id are globals of the page */
export const cases = {
    V01: { html: `<input class="idz_hide" id=a value="${t}">` },
    V02: { html: '<input class="idz_hide" id=a>', act: type('#a', t) },
    V03: {
        html: '<input class="idz_hide" id=a>',
        act: run((S) => {
            Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(a, S.text);
            a.dispatchEvent(new Event('input', { bubbles: true }));
        }),
    },
    V04: { html: '<input class="idz_hide" id=a>', act: run((S) => a.setAttribute('value', S.text)) },
    V05: {
        html: `<input class="idz_hide" id=a value="${t}"><input type=password id=b value="${n}">`,
        before: () => {
            a.value = '';
            b.value = '';
        },
    },
    V06: { html: `<input class="idz_hide" placeholder="${t}" title="${t}" aria-label="${t}" data-pan="${n}" name="n-${n}"><img class="idz_hide" alt="${t}">` },
    V07: { html: `<section class="box idz_hide"><p>Balance <b>${t}</b></p><ul><li>${n}</li></ul></section>` },
    V08: {
        html: `<form class="idz_hide"><input value="${t}"><input type=hidden value="${n}"><select><option selected>${t}</option></select>
<input type=checkbox checked value="${n}"><input type=radio name=r value="${t}" checked><button value="${n}">x</button></form>`,
    },
    V09: { html: '<div class="idz_hide"><p id=a>-</p></div>', act: run((S) => void a.appendChild(document.createTextNode(S.text))) },
    V10: { html: '<div class="idz_hide"><p><i><b id=a>-</b></i></p></div>', act: run((S) => void (a.firstChild.data = S.text)) },
    V11: {
        html: '<div class="idz_hide"><p id=a></p></div>',
        act: run((S) => {
            a.setAttribute('data-b', S.text);
            a.title = S.number;
            a.style.setProperty('--v', `"${S.text}"`);
        }),
    },
    V12: { html: '<div id=r></div>', act: run((S) => void (r.innerHTML = `<div class="idz_hide"><input value="${S.text}"><p>${S.number}</p></div>`)) },
    V13: {
        html: '<div id=a><p id=b>empty</p><input id=c></div>',
        act: steps(
            run((S) => {
                a.classList.add('idz_hide');
                b.textContent = S.text;
            }),
            settle(),
            run((S) => {
                b.firstChild.data = S.number;
                b.title = S.text;
            }),
            settle(),
            type('#c', t),
        ),
    },
    V13b: {
        html: '<div id=a><p id=b>empty</p></div>',
        act: run((S) => {
            b.textContent = S.text;
            b.setAttribute('data-x', S.number);
            a.className = 'idz_hide';
        }),
    },
    V14: {
        html: `<div id=a class="idz_hide"><p id=b>${t}</p></div>`,
        act: steps(
            run(() => void (a.className = 'box')),
            settle(),
            run((S) => {
                b.firstChild.data = S.number;
                a.setAttribute('title', S.text);
            }),
            snapshot,
        ),
    },
    V15: { html: `<div class="idz_hide"><p id=a>${t}</p></div><div id=o></div>`, act: steps(run(() => void o.appendChild(a)), settle(), snapshot) },
    V16: {
        html: '<div class="idz_hide" id=m></div><p id=a>x</p>',
        act: steps(
            run(() => void m.appendChild(a)),
            settle(),
            run((S) => {
                a.firstChild.data = S.text;
                a.title = S.number;
            }),
        ),
    },
    V17: {
        html: '<div class="idz_hide"><div id=h></div></div>',
        before: (S) => void (h.attachShadow({ mode: 'open' }).innerHTML = `<p>${S.number}</p>`),
        act: run((S) => {
            const q = document.createElement('p');
            q.textContent = S.text;
            h.shadowRoot.appendChild(q);
            h.shadowRoot.firstChild.firstChild.data = S.text;
        }),
    },
    V18: {
        html: '<div class="idz_hide" id=h></div>',
        before: () => void (h.attachShadow({ mode: 'open' }).innerHTML = '<input id=i>'),
        act: type('#h >> #i', t),
    },
    V18b: {
        html: '<div id=h></div>',
        before: () => void (h.attachShadow({ mode: 'open' }).innerHTML = '<input id=i><p>x</p>'),
        act: steps(
            run(() => h.classList.add('idz_hide')),
            settle(),
            type('#h >> #i', t),
            run((S) => void (h.shadowRoot.querySelector('p').textContent = S.number)),
        ),
    },
    V19: {
        html: `<div id=h><span id=s>${t}</span></div>`,
        before: () => void (h.attachShadow({ mode: 'open' }).innerHTML = '<div class="idz_hide"><slot></slot></div>'),
        act: run((S) => void (s.firstChild.data = S.number)),
    },
    V20: {
        html: `<div class="idz_hide"><iframe id=f src="/frame.html?x=${n}"></iframe></div>`,
        act: steps(settle(300), fillFrame, settle(), typeInFrame(t)),
    },
    V20b: {
        html: '<div id=c><iframe id=f src="/frame.html"></iframe></div>',
        act: steps(settle(300), run(() => c.classList.add('idz_hide')), settle(), fillFrame, settle(), typeInFrame(t)),
    },
    V21: { html: `<iframe id=f srcdoc="<input class='idz_hide' value='${t}'><p class=idz_hide>${n}</p>"></iframe>`, act: settle(300) },
    V22: {
        html: '<iframe id=f src="/frame.html"></iframe>',
        act: steps(settle(300), run(() => void (f.contentDocument.body.innerHTML = '<input id=i class="idz_hide">')), settle(), typeInFrame(t)),
    },
    V23: { html: `<div class="idz_hide"><iframe src="http://localhost:9/p?tok=${t}"></iframe></div><iframe class="idz_hide" src="http://localhost:9/?n=${n}"></iframe>` },
    V24: {
        html: '<div class="idz_hide"><canvas id=c width=200 height=40></canvas></div>',
        before: (S) => c.getContext('2d').fillText(S.text, 5, 20),
        act: steps(run((S) => c.getContext('2d').fillText(S.number, 5, 30)), settle(200)),
    },
    V25: {
        html: `<img class="idz_hide" src="/i.png?doc=${t}" srcset="/i2.png?d=${n} 2x"><picture class="idz_hide"><source srcset="/z.png?${t}">
<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><text>${n}</text></svg>"></picture>`,
    },
    V26: {
        html: `<div class="idz_hide" id=a style="background:url(/q?${t})">x</div>`,
        act: run((S) => void (a.style.backgroundImage = `url(/q2?${S.number})`)),
    },
    V27: { html: `<style>.card.idz_hide::before{content:"${t}"} .card::after{content:'${n}'}</style><div class="card idz_hide"></div>` },
    V28: {
        html: '<style id=st></style><div class="card idz_hide"></div>',
        act: run((S) => {
            st.sheet.insertRule(`.card::before{content:"${S.text}"}`, 0);
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`.card::after{content:"${S.number}"}`);
            document.adoptedStyleSheets = [sheet];
            sheet.insertRule(`.card i::before{content:"${S.text}"}`, 0);
            st.sheet.cssRules[0].style.setProperty('content', `"${S.number}"`);
        }),
    },
    V29: {
        html: `<style>.c::before{content:attr(data-v)}</style><div class="c idz_hide" data-v="${t}"></div>`,
        act: run((S) => void (document.querySelector('.c').dataset.v = S.number)),
    },
    V30: { html: `<style>:root{--pan:"${t}"} .c::before{content:var(--pan)}</style><div class="c idz_hide" style="--x:'${n}'"></div>` },
    V31: { html: '<div class="idz_hide" contenteditable id=a></div>', act: type('#a', t) },
    V32: {
        html: `<textarea class="idz_hide" id=a>${t}</textarea>`,
        act: steps(
            run((S) => {
                a.defaultValue = S.number;
                a.textContent = S.number;
            }),
            type('#a', t),
        ),
    },
    V33: {
        html: `<select class="idz_hide" id=a><option value=1>one</option><option value="${n}">${t}</option></select>`,
        act: steps(async (page) => void (await page.selectOption('#a', n)), run((S) => a.add(new Option(S.text, S.number)))),
    },
    V34: {
        html: '<input type=checkbox class="idz_hide" id=a checked><label class="idz_hide"><input type=radio name=q id=b checked>yes</label>',
        act: steps((page) => page.click('#a'), (page) => page.click('#b'), settle(150)),
    },
    V35: {
        html: `<input type=password id=a value="${n}"><button id=s onclick="a.type='text'">show</button>`,
        act: steps((page) => page.click('#s'), settle(), (page) => page.fill('#a', ''), type('#a', t), snapshot),
    },
    V36: {
        html: `<input type=hidden id=a value="${t}"><input type=file id=b>`,
        act: steps(
            (page) => page.setInputFiles('#b', { name: `${n}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from('x') }),
            run((S) => {
                a.value = `${S.text}2`;
                a.setAttribute('value', S.text);
            }),
        ),
    },
    V37: {
        path: `/?card=${n}#${t}`,
        html: `<a href="/x?e=${t}">l</a><form action="/y?z=${n}"></form><input class="idz_hide" value="${t}">`,
        act: steps(run((S) => history.pushState({}, '', `/z?${S.text}`)), snapshot),
    },
    V38: { html: `<!doctype html><html><head><title class="idz_hide">Order ${t}</title></head><body><p>x</p></body></html>`, act: run((S) => void (document.title = `Paid ${S.number}`)) },
    V39: { html: `<!-- ${t} --><div class="idz_hide"><!-- ${n} --></div>`, act: run((S) => void document.body.appendChild(document.createComment(S.text))) },
    V40: {
        html: `<noscript><input class="idz_hide" value="${t}"></noscript><template id=t><p class="idz_hide">${n}</p></template>`,
        act: run((S) => {
            const each = document.createElement('noscript');
            each.textContent = `<p class=idz_hide>${S.number}</p>`;
            document.body.appendChild(each);
        }),
    },
    V41: {
        html: `<template id=t><div class="idz_hide"><b>${t}</b></div></template><div id=o></div>`,
        act: run(() => void o.appendChild(document.querySelector('#t').content.cloneNode(true))),
    },
    V42: {
        html: `<div class="idz_hide" id=k style="width:180px">${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((each) => `<button id=k${each} style="width:60px">${each}</button>`).join('')}</div>`,
        act: async (page) => {
            for (const key of '159') {
                const box = await page.locator(`#k${key}`).boundingBox();
                await page.mouse.move(box.x + 30, box.y + 10, { steps: 3 });
                await page.waitForTimeout(60);
                await page.mouse.click(box.x + 30, box.y + 10);
            }
            await page.waitForTimeout(600);
        },
    },
    V44: { html: '<input class="idz_hide" id=a><p>x</p>', act: type('#a', t) },
    V45: { html: `<span class="idz_hide">${t}</span><input class="idz_hide" style="field-sizing:content" value="${t}"><div class="idz_hide">${t.repeat(40)}</div>` },
    V46: {
        html: `<p class="idz_hide" id=a>${t}</p>`,
        act: steps(run((S) => getSelection().setBaseAndExtent(a.firstChild, 0, a.firstChild, S.text.length)), settle()),
    },
    V47: {
        html: `<div class="idz_hide" id=a style="height:50px;overflow:auto"><div style="height:2000px">${t}</div></div>`,
        act: steps(run(() => void (a.scrollTop = 777)), settle(200), snapshot),
    },
    V48: { html: `<video class="idz_hide" src="/v?${t}" poster="/p?${n}"></video><div class="idz_hide"><audio src="/a?${t}"></audio></div>` },
    V49: {
        html: `<x-pan class="idz_hide" number="${t}"></x-pan>`,
        before: () => {
            customElements.define(
                'x-pan',
                class extends HTMLElement {
                    connectedCallback() {
                        this.attachShadow({ mode: 'open' }).innerHTML = `<p>${this.getAttribute('number')}</p>`;
                    }
                },
            );
        },
        act: run((S) => {
            const pan = document.querySelector('x-pan');
            pan.setAttribute('number', S.number);
            pan.shadowRoot.querySelector('p').textContent = S.number;
        }),
    },
    V50: {
        html: `<svg class="idz_hide" width=100 height=20><title>${t}</title><desc>${n}</desc><text>${t}</text><foreignObject><p>${n}</p></foreignObject></svg>
<svg><script type="text/plain">${t}</script></svg>`,
    },
    V51: {
        html: `<div class="idz_hide" id=w><div id=pop><p>${t}</p></div></div>`,
        act: steps(run(() => void document.body.appendChild(pop)), settle(), run((S) => void (pop.firstChild.firstChild.data = S.number))),
    },
    V52: { html: '<input class="idz_hide" id=a oninput="pv.textContent=this.value"><div id=pv></div>', act: type('#a', t) },
    V53: {
        html: '<input class="idz_hide" id=a><div id=d></div><input id=h><p id=f></p>',
        act: steps(
            type('#a', n),
            run((S) => {
                d.dataset.v = S.number;
                h.value = S.number;
                d.title = `n=${S.number}`;
                f.textContent = S.number.replace(/(.{4})/g, '$1 ').trim();
                history.pushState({}, '', `/p/${S.number}`);
            }),
            snapshot,
        ),
    },
    V54: {
        html: '<input class="idz_hide" id=a><textarea class="idz_hide" id=b></textarea>',
        act: steps((page) => page.fill('#a', t), (page) => page.fill('#b', n), snapshot),
    },
    V55: { quirks: true, html: `<input class="IDZ_HIDE" value="${t}"><p class="Idz_Hide">${n}</p>` },
    V56: { html: `<p class="a\t\nidz_hide\nb">${t}</p><p idz_hide>${n}</p><p data-idz_hide>${t}</p><p data-idz-hide>${n}</p><input id="idz_hide" value="${n}"><input name=idz_hide value="${t}">` },
    V57: {
        html: '<svg><text id=a>x</text></svg><p id=b>x</p>',
        act: steps(
            run(() => {
                a.className.baseVal = 'idz_hide';
                b.setAttributeNS(null, 'class', 'idz_hide');
            }),
            settle(),
            run((S) => {
                a.textContent = S.text;
                b.textContent = S.number;
            }),
        ),
    },
    V58: {
        html: '<main id=m><p>x</p></main>',
        act: run((S) => {
            m.innerHTML = `<div><section class=idz_hide><table><tr><td>${S.text}</td></tr></table></section></div>`;
            m.querySelector('td').textContent = S.number;
        }),
    },
    V59: {
        html: `<form id=f><input class="idz_hide" id=a value="${t}"></form>`,
        before: () => void (a.value = 'x'),
        act: steps(run(() => f.reset()), snapshot),
    },
    V60: {
        html: `<input class="idz_hide" value="${t}">`,
        act: run((S) => {
            globalThis.addCustomEvent('x', { v: S.text });
            postMessage({ type: 'rrweb', origin: location.origin, event: { type: 5, data: { tag: 'x', payload: S.number }, timestamp: 1 } }, '*');
        }),
    },
    V61: { html: `<input class="idz_hide" list=dl id=i><datalist id=dl><option value="${t}">${n}</option></datalist><output for=i>${t}</output>` },
    V62: { html: `<table><tr><td>ok</td><td class="idz_hide" id=a title="${n}">${t}</td></tr></table>`, act: run((S) => void (a.firstChild.data = S.number)) },
    V63: {
        html: `<select id=a><option>one</option><option class="idz_hide" value="${n}">${t}</option></select>`,
        act: async (page) => void (await page.selectOption('#a', n)),
    },
    V64: {
        html: `<input type=radio name=g id=a value=x><input type=radio name=g class="idz_hide" id=b value="${t}">`,
        act: steps((page) => page.click('#b'), (page) => page.click('#a')),
    },
    V65: {
        html: '<div id=a class="idz_hide"><p id=b>x</p></div>',
        act: run((S) => {
            a.classList.remove('idz_hide');
            b.textContent = S.text;
            b.title = S.number;
            a.classList.add('idz_hide');
        }),
    },
    V66: {
        html: `<div id=r><input class="idz_hide" id=a value="${t}"></div>`,
        act: run((S) => {
            const clone = a.cloneNode(true);
            clone.removeAttribute('class');
            a.replaceWith(clone);
            clone.value = S.text;
        }),
    },
    // The control: nothing is hidden, all of it must arrive.
    U01: {
        html: `<style>.warm{color:rgb(200, 40, 40)}</style><main id=m><p id=p>Lamp ${t}</p><input id=i><label><input type=checkbox id=c> gift</label>
<textarea id=x></textarea><select id=s><option>one</option><option>two</option></select></main>`,
        act: steps(
            type('#i', t),
            type('#x', `note ${t}`),
            (page) => page.check('#c'),
            async (page) => void (await page.selectOption('#s', 'two')),
            run((S) => {
                p.className = 'warm';
                p.style.fontWeight = 'bold';
                m.insertAdjacentHTML('beforeend', `<ul><li>${S.text} added</li></ul>`);
                p.firstChild.data = `Changed ${S.text}`;
            }),
            settle(),
        ),
    },
};
