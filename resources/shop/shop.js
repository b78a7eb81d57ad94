// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sample shop without a server: the basket lives in this browser's storage, the checkout sends nothing.
(() => {
    const lamps = {
        linnea: { name: 'Linnea', kind: 'Table lamp in linen and oak', price: 89, text: 'A linen shade on a foot of oiled oak. The light is warm and falls where you read.', light: '2700 K, 470 lm, bulb E27 included', size: '46 cm high, shade 30 cm' },
        halo: { name: 'Halo', kind: 'Ring pendant, dimmable', price: 249, text: 'One ring, no bulb to be seen. It dims with the switch that is already in your wall.', light: '3000 K, 1800 lm, LED exchangeable', size: '62 cm wide, cord 150 cm' },
        pip: { name: 'Pip', kind: 'Desk lamp with two joints', price: 119, text: 'Two joints of brass, one switch you find in the dark. Stays where you put it.', light: '4000 K, 600 lm, LED exchangeable', size: '52 cm high, reach 60 cm' },
        moon: { name: 'Moon', kind: 'Night light that breathes', price: 59, text: 'Touch it, and it fades within half an hour. Children name it within a day.', light: '2200 K, 60 lm, runs 20 hours', size: '18 cm' },
        reed: { name: 'Reed', kind: 'Floor lamp with a bow', price: 179, text: 'A bow of steel that leans over your chair, and a shade the colour of brick.', light: '2700 K, 806 lm, bulb E27 included', size: '158 cm high' },
        lantern: { name: 'Lantern', kind: 'For the terrace, rechargeable', price: 69, text: 'Rain may come. Charges over USB-C and glows for three evenings.', light: '2400 K, 120 lm, runs 18 hours', size: '27 cm high' },
    };
    const key = 'shop.basket';
    const money = (amount) => `€${amount.toFixed(2)}`;
    const all = (selector) => document.querySelectorAll(selector);
    const one = (selector) => document.querySelector(selector);

    function basket() {
        try {
            const kept = JSON.parse(localStorage.getItem(key) ?? '[]');
            return kept.filter((line) => Object.hasOwn(lamps, line.lamp) && line.amount > 0);
        } catch {
            return [];
        }
    }

    function save(lines) {
        localStorage.setItem(key, JSON.stringify(lines));
        draw();
    }

    function make(tag, properties, ...children) {
        const node = Object.assign(document.createElement(tag), properties);
        node.append(...children);
        return node;
    }

    function draw() {
        const lines = basket();
        const count = lines.reduce((sum, line) => sum + line.amount, 0);
        const total = lines.reduce((sum, line) => sum + line.amount * lamps[line.lamp].price, 0);
        for (const badge of all('[data-basket-count]')) {
            badge.hidden = count === 0;
            badge.textContent = String(count);
        }
        for (const each of all('[data-basket-total]')) each.textContent = money(total);
        if (!one('[data-basket]')) return;
        one('[data-basket]').hidden = lines.length === 0;
        one('[data-basket-empty]').hidden = lines.length > 0;
        one('[data-basket-lines]').replaceChildren(...lines.map((line, at) => {
            const lamp = lamps[line.lamp];
            const remove = make('button', { type: 'button', className: 'plain' }, 'Remove');
            remove.addEventListener('click', () => save(lines.filter((_, other) => other !== at)));
            return make('li', {},
                make('img', { src: `pictures/${line.lamp}.svg`, alt: '', width: 72, height: 72 }),
                make('div', {}, make('a', { href: `product.html#${line.lamp}` }, lamp.name), make('span', { className: 'kind' }, `${line.colour}, ${line.amount} ×`)),
                remove, make('span', { className: 'price' }, money(line.amount * lamp.price)));
        }));
    }

    function product() {
        // Behind the #: which lamp is looked at stays in the browser.
        const wanted = location.hash.slice(1);
        const id = Object.hasOwn(lamps, wanted) ? wanted : 'linnea';
        const lamp = { ...lamps[id], price: money(lamps[id].price) };
        for (const place of all('[data-lamp]')) {
            if (place.dataset.lamp === 'picture') place.src = `pictures/${id}.svg`;
            else place.textContent = lamp[place.dataset.lamp];
        }
        document.title = `${lamp.name} at Sample Shop`;
        one('[data-add]').onsubmit = (event) => {
            event.preventDefault();
            const amount = Math.min(9, Math.max(1, Number(one('#amount').value) || 1));
            save([...basket(), { lamp: id, colour: one('#colour').value, amount }]);
            one('[data-added]').textContent = `${lamp.name} is in your basket.`;
        };
    }

    if (one('[data-add]')) {
        product();
        window.addEventListener('hashchange', product);
    }
    one('[data-checkout]')?.addEventListener('submit', (event) => {
        event.preventDefault();
        one('[data-added]').textContent = 'Thank you for trying. Nothing was ordered and nothing was sent.';
    });
    draw();
})();
