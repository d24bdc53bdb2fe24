/** The only script of a page that is a string: switches the language. */
export const SCRIPT = `
'use strict';
const root = document.documentElement;
const button = document.getElementById('language');
button.hidden = false;
button.addEventListener('click', () => {
  root.lang = root.lang === 'en' ? 'zh-CN' : 'en';
});
`;
