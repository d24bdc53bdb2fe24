import type {Language} from '../../../src/model/message.ts';
import type {MatrixData} from '../../../src/report/page/paths-data.ts';

/** Two places of `names`, or of `regions`, and the language they are told in. */
export type Ends = {data: MatrixData; language: Language; from: number; to: number};
