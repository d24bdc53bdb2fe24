/** A file put over the machine’s own on a node. */
export type LaidFile = {text: string; executable?: boolean; private?: boolean};
