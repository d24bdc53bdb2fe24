import {Document, isScalar, visit} from 'yaml';
import {escapeRisky, hasRisky, sortedKeys} from './canonical.ts';
import type {Reporter} from './reporter.ts';

/** The document itself as YAML, keys sorted, safe to print on a terminal. */
export const yamlReporter: Reporter = (document) => {
  const tree = new Document(sortedKeys(document), {aliasDuplicateObjects: false});
  visit(tree, {
    Scalar(_, node) {
      // Only double quotes can carry escapes.
      if (isScalar(node) && typeof node.value === 'string' && hasRisky(node.value)) {
        node.type = 'QUOTE_DOUBLE';
      }
    },
  });
  return escapeRisky(tree.toString({lineWidth: 0, doubleQuotedAsJSON: true}));
};
