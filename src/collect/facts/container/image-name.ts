const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * An image name without its registry, so that a mirror’s copy compares with the original:
 * `docker.io/library/nginx:1.25` and `nginx:1.25` give `nginx:1.25`.
 */
export function withoutRegistry(name: string): string {
  const parts = name.split('/');
  const first = parts[0] ?? '';
  if (parts.length > 1 && (/[.:]/.test(first) || first === 'localhost')) parts.shift();
  if (parts.length > 1 && parts[0] === 'library') parts.shift();
  return parts.join('/');
}

/** The digest behind the `@` of `repo@sha256:…`; undefined when there is none. */
export function digestOf(name: string): string | undefined {
  const digest = name.slice(name.indexOf('@') + 1);
  return name.includes('@') && DIGEST.test(digest) ? digest : undefined;
}

/** `repo:tag` or `repo@digest` without tag and digest. A colon before a slash belongs to a port. */
export function repositoryOf(name: string): string {
  const plain = name.split('@')[0] ?? '';
  const colon = plain.lastIndexOf(':');
  return colon > plain.lastIndexOf('/') ? plain.slice(0, colon) : plain;
}

/** A name without a tag means `latest`. */
export function withTag(name: string): string {
  return name.includes('@') || name.lastIndexOf(':') > name.lastIndexOf('/')
    ? name
    : `${name}:latest`;
}

/** A config digest in one form, whether the runtime writes `sha256:` before it or not. */
export function imageId(text: string): string | undefined {
  const id = text.startsWith('sha256:') ? text : `sha256:${text}`;
  return DIGEST.test(id) ? id : undefined;
}
