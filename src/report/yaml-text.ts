import {Document, isScalar, visit} from 'yaml';
import {escapeRisky, hasRisky, sortedKeys} from './canonical.ts';

/** Any plain value as YAML, keys sorted. */
export function yamlText(value: unknown): string {
  const tree = new Document(sortedKeys(value), {aliasDuplicateObjects: false});
  visit(tree, {
    Scalar(_, node) {
      // Only double quotes can carry escapes.
      if (isScalar(node) && typeof node.value === 'string' && hasRisky(node.value)) {
        node.type = 'QUOTE_DOUBLE';
      }
    },
  });
  return escapeRisky(tree.toString({lineWidth: 0, doubleQuotedAsJSON: true}));
}
