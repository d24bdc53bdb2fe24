import type {InlineConfig} from 'vite';

/** One script and one style sheet, which scripts/build-ui.ts puts into the template of the page. */
export const pageBuild = {
  root: import.meta.dirname,
  configFile: false,
  envDir: false,
  publicDir: false,
  logLevel: 'error',
  // The same bytes whoever builds: a test sets NODE_ENV, and would get a page with the paths of this machine.
  mode: 'production',
  oxc: {jsx: {runtime: 'automatic', importSource: 'preact', development: false}},
  define: {'process.env.NODE_ENV': '"production"'},
  build: {
    target: 'es2023',
    assetsDir: '.',
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: `${import.meta.dirname}/src/main.tsx`,
      output: {format: 'iife', entryFileNames: 'page.js', assetFileNames: 'page.[ext]'},
    },
  },
} satisfies InlineConfig;
