// SPDX-License-Identifier: GPL-3.0-or-later

export const languages = ['en', 'fr', 'de', 'es'] as const;
export type Language = (typeof languages)[number];

const mostTags = 8;

function isTag(value: unknown): value is string {
    return typeof value === 'string' && value.length <= 35 && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(value);
}

/** BCP 47 tags as visitor.hello wants them: the browser's in their order, then the page's. */
export function wantedLanguages(browser: readonly string[], page: string): string[] {
    const tags = [...browser.slice(0, mostTags - 1), page].filter(isTag);
    const unique = tags.filter((tag, at) => tags.findIndex((other) => other.toLowerCase() === tag.toLowerCase()) === at);
    return unique.length > 0 ? unique : ['en'];
}

/** The first wanted language that is spoken here, by its primary subtag; else the first of those. */
export function chooseLanguage(wanted: readonly string[], spoken: readonly Language[] = languages): Language {
    for (const tag of wanted) {
        const primary = tag.split('-')[0]?.toLowerCase();
        const known = spoken.find((language) => language === primary);
        if (known) return known;
    }
    return spoken[0] ?? 'en';
}
