// SPDX-License-Identifier: GPL-3.0-or-later

/** Tells whether a value that came from outside has the shape T. Nothing behind a border doubts it again. */
export type Check<T> = (value: unknown) => value is T;
export type Checked<C> = C extends Check<infer T> ? T : never;

type Optional<C> = { readonly optional: C };
type Field = Check<unknown> | Optional<Check<unknown>>;
type Shape = Record<string, Field>;
type Simplify<T> = { [K in keyof T]: T[K] };
type OfShape<S extends Shape> = Simplify<
    { [K in keyof S as S[K] extends Optional<unknown> ? never : K]: Checked<S[K]> } & {
        [K in keyof S as S[K] extends Optional<unknown> ? K : never]?: S[K] extends Optional<infer C> ? Checked<C> : never;
    }
>;

export function optional<T>(check: Check<T>): Optional<Check<T>> {
    return { optional: check };
}

/** An object with these fields and no other; an optional one is left out, never null. */
export function object<S extends Shape>(shape: S): Check<OfShape<S>> {
    const names = Object.keys(shape);
    return (value): value is OfShape<S> => {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
        const fields = value as Record<string, unknown>;
        if (Object.keys(fields).some((name) => !names.includes(name))) return false;
        return names.every((name) => {
            const field = shape[name] as Field;
            const present = Object.prototype.hasOwnProperty.call(fields, name);
            if (typeof field === 'function') return present && field(fields[name]);
            return !present || field.optional(fields[name]);
        });
    };
}

export function array<T>(check: Check<T>, most = 1000): Check<T[]> {
    return (value): value is T[] => Array.isArray(value) && value.length <= most && value.every((each) => check(each));
}

export function oneOf<const T extends string>(...names: T[]): Check<T> {
    return (value): value is T => (names as unknown[]).includes(value);
}

/** Well-formed text of at most \a most UTF-16 units: no lone surrogate, no U+0000. */
export function text(most = 100_000): Check<string> {
    return (value): value is string => typeof value === 'string' && value.length <= most && isWellFormed(value);
}

export const flag: Check<boolean> = (value): value is boolean => typeof value === 'boolean';

/** A whole number from 0 that JavaScript holds exactly. */
export const count: Check<number> = (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

export const positive: Check<number> = (value): value is number => count(value) && value > 0;

export function isWellFormed(value: string): boolean {
    for (let i = 0; i < value.length; ++i) {
        const unit = value.charCodeAt(i);
        if (unit === 0) return false;
        if (unit < 0xd800 || unit > 0xdfff) continue;
        const next = value.charCodeAt(++i);
        if (unit > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return false;
    }
    return true;
}
