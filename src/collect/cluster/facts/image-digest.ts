/**
 * What `status.containerStatuses[].imageID` identifies. Runtimes differ: containerd and CRI-O give the digest of the
 * image’s index or manifest (`repo@sha256:…`), others that of its configuration (`sha256:…`), and the two are never
 * equal for one image. Only digests of the same kind are compared. Source: kubernetes issue 115199.
 */
export type ImageDigest = {kind: 'manifest' | 'config'; digest: string};

export function imageDigest(imageId: string): ImageDigest | null {
  const match = /(?:^|(@)|\/)(sha256:[0-9a-f]{64})$/.exec(imageId);
  if (match?.[2] === undefined) return null;
  return {kind: match[1] === '@' ? 'manifest' : 'config', digest: match[2]};
}
