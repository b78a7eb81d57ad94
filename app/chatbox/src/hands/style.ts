// SPDX-License-Identifier: GPL-3.0-or-later

/** Of what the page shows while the visitor's mouse is lent: under the chat, over everything else. Nothing but bar and question takes the pointer. */
export const style = `
:host { all: initial !important; position: fixed !important; inset: 0 !important; z-index: 2147482999 !important; display: block !important;
  width: auto !important; height: auto !important; margin: 0 !important; padding: 0 !important; border: 0 !important; background: none !important; pointer-events: none !important; color-scheme: light dark !important; }
@media print { :host { display: none !important; } }
.all { --accent: #0b5f6b; --on-accent: #fff; --card: #fff; --ink: #1b252c; --quiet: #5b666d; --stop: #b3261e; --on-stop: #fff; --line: rgb(15 23 32 / .1);
  position: absolute; inset: 0; color: var(--ink); font: 15px/1.4 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; text-align: start; }
[hidden] { display: none !important; }
.frame { position: absolute; inset: 0; border: 4px solid var(--accent); box-shadow: inset 0 0 0 1px rgb(255 255 255 / .7); }
.bar { position: absolute; top: 4px; left: 12px; right: 12px; width: fit-content; margin: 0 auto; display: flex; align-items: center; gap: 8px; box-sizing: border-box;
  padding: 8px 8px 8px 16px; border-radius: 0 0 14px 14px; background: var(--accent); color: var(--on-accent); pointer-events: auto; box-shadow: 0 6px 22px rgb(15 23 32 / .28); }
.bar p { margin: 0; padding-inline-end: 8px; font-weight: 600; overflow: hidden; text-overflow: ellipsis; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; }
button { all: unset; box-sizing: border-box; flex: none; min-height: 44px; padding: 8px 18px; border-radius: 10px; font-weight: 650; cursor: pointer; text-align: center; -webkit-tap-highlight-color: transparent; }
button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
.stop { min-width: 128px; background: #fff; color: var(--stop); }
.stop:hover { background: #fdeceb; }
.undo { padding-inline: 12px; max-width: 220px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: inherit; box-shadow: inset 0 0 0 1.5px currentColor; font-weight: 600; }
.pointer { position: absolute; left: 0; top: 0; display: flex; align-items: flex-start; will-change: transform; transition: transform .08s linear; }
.pointer svg { flex: none; width: 26px; height: 26px; filter: drop-shadow(0 1px 2px rgb(15 23 32 / .45)); }
.pointer span { margin: 20px 0 0 -4px; padding: 2px 9px; border-radius: 10px; background: var(--accent); color: var(--on-accent); font-size: 13px; font-weight: 600; white-space: nowrap; box-shadow: 0 1px 4px rgb(15 23 32 / .35); }
.pointer.flipped { flex-direction: row-reverse; }
.mark { position: absolute; box-sizing: border-box; border: 3px solid var(--accent); border-radius: 8px; box-shadow: 0 0 0 2px rgb(255 255 255 / .85), 0 0 0 6px rgb(11 95 107 / .28); }
.mark.press { border-width: 2px; }
@media (prefers-reduced-motion: no-preference) { .mark { animation: mark .5s ease-out; } @keyframes mark { from { transform: scale(1.12); opacity: 0; } } }
.question { position: absolute; left: 50%; top: 50%; transform: translate(-50%, -50%); box-sizing: border-box; width: min(400px, calc(100vw - 32px)); padding: 22px; border-radius: 16px;
  background: var(--card); color: var(--ink); pointer-events: auto; box-shadow: 0 0 0 1px var(--line), 0 24px 64px rgb(15 23 32 / .34); }
.question p { margin: 0 0 18px; font-size: 17px; font-weight: 600; }
.row { display: grid; grid-template-columns: 1fr 1fr; gap: 10px; }
.row button { border: 1.5px solid var(--accent); color: var(--accent); }
.row button:hover { background: var(--line); }
@media (prefers-color-scheme: dark) {
  .all { --accent: #0f7583; --card: #1b2227; --ink: #eef2f4; --line: rgb(255 255 255 / .14); }
  .row button { border-color: #57b6c3; color: #7fd0db; }
}
@media (max-width: 520px) { .bar { left: 4px; right: 4px; width: auto; justify-content: space-between; flex-wrap: wrap; } .stop { min-width: 104px; } }
@media (forced-colors: active) { .frame, .mark { border-color: Highlight; } .bar, .question, .pointer span, button { border: 1px solid; } }
`;
