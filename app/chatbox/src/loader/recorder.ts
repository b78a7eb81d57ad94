// SPDX-License-Identifier: GPL-3.0-or-later
import type { Start } from '../recorder/main';

const start = Symbol.for('visavis:recorder');
type Page = Window & { [start]?: (options: Start) => void };
let loading: Promise<void> | undefined;

interface TrustedTypes {
    createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** A page may demand that addresses of scripts are vouched for (Trusted Types): this one is ours, made of nothing that anybody wrote. */
function vouched(url: string): string {
    const types = (window as unknown as { trustedTypes?: TrustedTypes }).trustedTypes;
    return types ? types.createPolicy('visavis', { createScriptURL: (each) => each }).createScriptURL(url) : url;
}

/** Loads the recorder, once, and only here: nothing of it is on a page that nobody is to see. */
export function record(host: string, options: Start): void {
    loading ??= new Promise<void>((done, failed) => {
        const script = document.createElement('script');
        script.src = vouched(`${host}/recorder.js`);
        script.referrerPolicy = 'no-referrer';
        script.onload = () => done();
        script.onerror = () => {
            loading = undefined;
            failed(new Error('no recorder'));
        };
        document.head.append(script);
        script.remove();
    });
    // Without it the box hears nothing, and the advisor waits for the page: that is the truth.
    loading.then(() => (window as Page)[start]?.(options)).catch(() => options.port.close());
}
