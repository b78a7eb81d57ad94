// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Of the launcher, the invitation and the panel's frame. Important where the page's own rules could reach the host element.
 * Sizes and edges of the button stand in places.ts too, which finds room around it.
 */
export const style = `
:host { all: initial !important; position: fixed !important; inset: auto 0 0 auto !important; z-index: 2147483000 !important;
  display: block !important; width: 0 !important; height: 0 !important; color-scheme: light dark !important; }
.ours { --accent: #0b5f6b; --on-accent: #fff; --card: #fff; --ink: #1b252c; --quiet: #5b666d; --line: rgb(15 23 32 / .08); }
@media print { :host { display: none !important; } }
[hidden] { display: none !important; }
button { all: unset; box-sizing: border-box; cursor: pointer; -webkit-tap-highlight-color: transparent; }
.launch { position: fixed; right: 24px; bottom: 24px; width: 60px; height: 60px; border-radius: 30px;
  display: grid; place-items: center; color: var(--on-accent); background: var(--accent);
  box-shadow: 0 1px 2px rgb(15 23 32 / .24), 0 8px 24px rgb(15 23 32 / .22); transition: filter .15s, box-shadow .15s; }
.left .launch, .left .panel { right: auto; left: 24px; }
.launch:hover, .accept:hover { filter: brightness(.88); }
.launch:hover { box-shadow: 0 1px 2px rgb(15 23 32 / .28), 0 10px 30px rgb(15 23 32 / .28); }
.launch:focus-visible { outline: 3px solid var(--on-accent); outline-offset: -6px; box-shadow: 0 0 0 3px var(--accent), 0 8px 24px rgb(15 23 32 / .22); }
.launch svg { width: 28px; height: 28px; }
.badge { position: absolute; top: -4px; right: -4px; min-width: 22px; height: 22px; padding: 0 6px; box-sizing: border-box; border-radius: 11px;
  background: #c2321f; color: #fff; font: 600 13px/22px system-ui, sans-serif; text-align: center; border: 0; box-shadow: 0 0 0 2px #fff; }
.eye { position: absolute; top: -4px; left: -4px; width: 24px; height: 24px; border-radius: 12px; display: grid; place-items: center; background: var(--card); color: var(--accent); box-shadow: 0 0 0 1px var(--line), 0 1px 4px rgb(15 23 32 / .3); }
.launch .eye svg { width: 16px; height: 16px; }
.state { position: absolute; right: 0; bottom: 0; width: 16px; height: 16px; box-sizing: border-box; border-radius: 8px; box-shadow: 0 0 0 2px var(--card); }
.state[data-presence=online] { background: #1f9d55; }
.state[data-presence=busy] { background: linear-gradient(#fff, #fff) center / 8px 2.5px no-repeat #c77700; }
.state[data-presence=offline] { background: var(--card); border: 3px solid #7b858c; }
.invitation { position: fixed; display: grid; grid-template-columns: 1fr auto; align-items: start; gap: 10px 4px; box-sizing: border-box;
  width: 296px; padding: 14px 8px 16px 18px; border-radius: 16px; background: var(--card); color: var(--ink);
  font: 16px/1.45 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; text-align: start; overflow-wrap: anywhere;
  box-shadow: 0 0 0 1px var(--line), 0 4px 12px rgb(15 23 32 / .08), 0 16px 48px rgb(15 23 32 / .2); }
.invitation:not(.shown) { left: 0; top: 0; opacity: 0; pointer-events: none; z-index: -1; }
.invitation p { margin: 0; padding-top: 6px; }
.accept { grid-row: 2; justify-self: start; min-height: 44px; padding: 9px 18px; border-radius: 12px; background: var(--accent); color: var(--on-accent); font-weight: 600; }
.dismiss { grid-column: 2; grid-row: 1; width: 44px; height: 44px; margin: -6px 0 0; border-radius: 22px; color: var(--quiet); font-size: 24px; line-height: 42px; text-align: center; }
.dismiss:hover { background: var(--line); color: var(--ink); }
.accept:focus-visible, .dismiss:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.dismiss:focus-visible { outline-offset: -4px; }
.panel { position: fixed; right: 24px; bottom: 100px; width: 380px; height: min(600px, calc(100vh - 124px)); border-radius: 18px;
  overflow: hidden; background: #fff; box-shadow: 0 0 0 1px rgb(15 23 32 / .08), 0 4px 12px rgb(15 23 32 / .08), 0 24px 64px rgb(15 23 32 / .22); }
iframe { display: block; border: 0; width: 100%; height: 100%; background: transparent; color-scheme: normal; }
@media (prefers-color-scheme: dark) {
  .ours { --accent: #11808f; --card: #1b2227; --ink: #eef2f4; --quiet: #aab4ba; --line: rgb(255 255 255 / .14); }
  .panel { background: #14191d; box-shadow: 0 0 0 1px rgb(255 255 255 / .1), 0 24px 64px rgb(0 0 0 / .6); }
  .badge { box-shadow: 0 0 0 2px #14191d; }
  .launch:hover, .accept:hover { filter: brightness(1.15); }
  .invitation { box-shadow: 0 0 0 1px var(--line), 0 16px 48px rgb(0 0 0 / .55); }
}
@media (max-width: 480px), (max-height: 420px) {
  .panel, .left .panel { inset: 0; width: auto; height: auto; border-radius: 0; box-shadow: none; }
  .open .launch { display: none; }
  .lent .panel { top: auto; height: 132px; box-shadow: 0 -8px 28px rgb(15 23 32 / .3); }
}
@media (max-width: 480px) {
  .launch { right: 16px; bottom: 16px; }
  .left .launch { left: 16px; }
  .invitation { width: min(296px, calc(100vw - 104px)); padding: 8px 4px 12px 14px; gap: 6px 0; font-size: 15px; }
}
@media (prefers-reduced-motion: no-preference) {
  .panel:not([hidden]), .invitation.shown { animation: rise .18s ease-out; }
  @keyframes rise { from { opacity: 0; transform: translateY(12px); } }
}
@media (forced-colors: active) {
  .launch, .panel, .invitation, .accept { border: 1px solid; }
  .state { border: 2px solid CanvasText; }
  .state[data-presence=online] { forced-color-adjust: none; }
}
`;
