/** The only script of the page: switches the language, and opens everything for print. */
export const SCRIPT = `
'use strict';
const root = document.documentElement;
const button = document.getElementById('language');
button.hidden = false;
button.addEventListener('click', () => {
  root.lang = root.lang === 'en' ? 'zh-CN' : 'en';
});
let opened = [];
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll('details:not([open])')];
  for (const one of opened) one.open = true;
});
addEventListener('afterprint', () => {
  for (const one of opened) one.open = false;
});
`;
