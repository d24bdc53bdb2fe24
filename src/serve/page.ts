import type {Context} from 'hono';

/** Makes the page: the one of a run, or that of all runs. It holds no data, only where to ask for it. */
export type PageMaker = (run: string | null) => string;

/** The page as it is served: without data, with the policy it carries itself and what only a header can say. */
export function pageAnswer(context: Context, html: string): Response {
  context.header('Content-Security-Policy', policyOf(html));
  return context.html(html);
}

/** A page that carries no policy of its own may do nothing at all. */
export function policyOf(html: string): string {
  const found = /http-equiv="content-security-policy"\s+content="([^"]*)"/i.exec(html)?.[1];
  const own = (found ?? "default-src 'none'").replaceAll('&#39;', "'").trim().replace(/;$/, '');
  return `${own}; frame-ancestors 'none'`;
}
