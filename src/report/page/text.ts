/** What a reader sees in the language of the page: English and Chinese, or one text where both are the same. */
export type Text = string | readonly [en: string, zh: string];
