export {collectTree} from './collect-tree.ts';
export {type FoundTree, openTrees} from './open-trees.ts';
