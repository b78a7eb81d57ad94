// SPDX-License-Identifier: GPL-3.0-or-later
import { isId, randomId } from '../shared/ids';

/** The one cookie: first-party, made by the page, an identifier and never a secret (PRIVACY.md S1.1a). */
const cookieName = 'visavis_vuid';
const maxAge = 390 * 24 * 3600; // seconds; 13 months are 395 days at the least

/** The parts of a document that the cookie needs, so that tests can stand in for it. */
export interface CookieJar {
    cookie: string;
}

function read(jar: CookieJar): string | undefined {
    for (const part of jar.cookie.split(';')) {
        const [name, value] = part.trim().split('=');
        if (name === cookieName && isId(value)) return value;
    }
    return undefined;
}

export class VuidCookie {
    private readonly jar: CookieJar;
    private readonly secure: boolean;

    /** \a secure: the page is https, or a loopback host that browsers trust alike. */
    constructor(jar: CookieJar, secure: boolean) {
        this.jar = jar;
        this.secure = secure;
    }

    read(): string | undefined {
        return read(this.jar);
    }

    /** Writes \a vuid; false when the browser keeps no cookie. */
    write(vuid: string): boolean {
        this.jar.cookie = `${cookieName}=${vuid}; Path=/; SameSite=Lax; Max-Age=${maxAge}${this.secure ? '; Secure' : ''}`;
        return this.read() === vuid;
    }
}

export function newVuid(): string {
    return randomId();
}
