// SPDX-License-Identifier: GPL-3.0-or-later
// Each way to write the mark, at each moment at which it may come about: cases like those of cases.mjs.
import { SECRET } from './cases.mjs';

const { text: t, number: n } = SECRET;
const marks = {
    class: ['class', 'box idz_hide wide'],
    'upper case class': ['class', 'IDZ_HIDE'],
    attribute: ['idz_hide', ''],
    'data attribute': ['data-idz_hide', 'x'],
    'data attribute with hyphens': ['data-idz-hide', ''],
    id: ['id', 'idz_hide'],
    name: ['name', 'idz_hide'],
};
const content = `<p title="${t}">${t} <b>${n}</b></p><input value="${n}" placeholder="${t}"><textarea>${t}</textarea><select><option value="${n}" selected>${t}</option></select>`;
/** Each gives a case in which \a mark comes about in its own way; afterwards what is inside changes. */
const change = async (page) => {
    await page.waitForTimeout(30);
    await page.evaluate((S) => {
        const roots = [document, ...Array.from(document.querySelectorAll('*'), (each) => each.shadowRoot ?? each.contentDocument).filter(Boolean)];
        for (const root of roots) {
            for (const each of root.querySelectorAll('.deep, p')) {
                each.title = S.text;
                each.append(document.createTextNode(S.number));
            }
            for (const each of root.querySelectorAll('input, textarea')) {
                each.value = S.text;
                each.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
            }
        }
    }, SECRET);
};
const moments = {
    'from the beginning': ([name, value]) => ({ html: `<div ${name}="${value}">${content}</div>`, act: change }),
    'set before the content comes': (mark) => ({
        html: '<div id=w><section><p class=deep>x</p><input></section></div>',
        act: async (page) => {
            await page.evaluate(([name, value]) => document.querySelector('#w section').setAttribute(name, value), mark);
            await change(page);
        },
    }),
    'added with its content': (mark) => ({
        html: '<div id=w></div>',
        act: async (page) => {
            await page.evaluate(([[name, value], inner]) => (document.querySelector('#w').innerHTML = `<div ${name}="${value}">${inner}</div>`), [mark, content]);
            await change(page);
        },
    }),
    'around what is moved into it': (mark) => ({
        html: '<div id=w><div id=m></div></div><p class=deep id=q>x</p>',
        act: async (page) => {
            await page.evaluate(([name, value]) => {
                const into = document.querySelector('#m');
                into.setAttribute(name, value);
                into.append(document.querySelector('.deep'));
            }, mark);
            await change(page);
        },
    }),
    'gone before the recorder looks': ([name, value]) => ({
        html: `<main><div ${name}="${value}" class="first ${name === 'class' ? value : ''}">${content}</div></main>`,
        act: async (page) => {
            await page.evaluate((attribute) => {
                const first = document.querySelector('main > div');
                first.removeAttribute(attribute);
                first.removeAttribute('class');
                document.querySelector('main').append(document.createElement('hr'), first);
            }, name);
            await change(page);
            await page.evaluate(() => globalThis.takeSnapshot());
        },
    }),
    'on the host of a shadow root': ([name, value]) => ({
        html: `<div ${name}="${value}" class="host ${name === 'class' ? value : ''}"></div>`,
        before: (S) => {
            document.querySelector('body > div').attachShadow({ mode: 'open' }).innerHTML = `<p>${S.text}</p><input value="${S.number}">`;
        },
        act: change,
    }),
    'inside a shadow root': (mark) => ({
        html: '<div id=host></div>',
        act: async (page) => {
            await page.evaluate(
                ([[name, value], inner]) => (document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML = `<div ${name}="${value}">${inner}<slot></slot></div>`),
                [mark, content],
            );
            await change(page);
        },
    }),
    'around a frame of the same origin': ([name, value]) => ({
        html: `<div ${name}="${value}"><iframe src="/frame.html"></iframe></div>`,
        act: async (page) => {
            await page.waitForTimeout(150);
            await page.evaluate((inner) => (document.querySelector('iframe').contentDocument.body.innerHTML = inner), content);
            await change(page);
        },
    }),
    'inside a frame of the same origin': (mark) => ({
        html: '<iframe src="/frame.html"></iframe>',
        act: async (page) => {
            await page.waitForTimeout(150);
            await page.evaluate(([[name, value], inner]) => (document.querySelector('iframe').contentDocument.body.innerHTML = `<div ${name}="${value}">${inner}</div>`), [mark, content]);
            await change(page);
        },
    }),
};

/** By name: "class, from the beginning". */
export const marksByMoments = Object.fromEntries(Object.entries(marks).flatMap(([spelling, mark]) => Object.entries(moments).map(([moment, make]) => [`${spelling}, ${moment}`, make(mark)])));
