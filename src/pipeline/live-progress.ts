import type {Message} from '../model/message.ts';
import {ownMark} from '../store/process-mark.ts';
import {type RunProgress, removeProgress, writeProgress} from '../store/progress-file.ts';
import type {Progress} from './progress.ts';

type Stage = {title: Message; run(progress: Progress): Promise<void>};

/** Leaves word in the folder of a run of how far it has come, for those who watch from another process. */
export type LiveProgress = {
  /** The same stages, each of which tells here what it tells its caller. */
  follow(stages: readonly Stage[]): Stage[];
  /** The run is not being written any more. */
  end(): Promise<void>;
};

const APART_MS = 500;
const HEARTBEAT_MS = 5000;
const SENTENCES = 5;

/** Progress that cannot be written is not told: the run itself says what is wrong with its folder. */
export async function openLiveProgress(folder: string): Promise<LiveProgress> {
  const now: Omit<RunProgress, 'at'> = {
    ...{schemaVersion: 1, process: await ownMark()},
    ...{stages: [], stage: 0, done: 0, total: 0, doing: null, told: []},
  };
  let writing: Promise<void> | undefined;
  let waiting: NodeJS.Timeout | undefined;
  let ended = false;

  function write(): void {
    waiting = undefined;
    if (ended || writing !== undefined) return;
    const text = {...now, at: new Date().toISOString()};
    writing = writeProgress(folder, text)
      .catch(() => {})
      .finally(() => {
        writing = undefined;
      });
  }

  function soon(): void {
    waiting ??= setTimeout(write, APART_MS).unref();
  }

  function heard(stage: Stage, place: number): Stage {
    return {
      ...stage,
      run: (progress) => {
        Object.assign(now, {stage: place, done: 0, total: 0, doing: null});
        soon();
        return stage.run({
          update: (done, total, doing) => {
            Object.assign(now, {done, total, doing: doing ?? null});
            soon();
            progress.update(done, total, doing);
          },
          tell: (message) => {
            now.told = [...now.told, message].slice(-SENTENCES);
            soon();
            progress.tell(message);
          },
        });
      },
    };
  }

  write();
  const heartbeat = setInterval(write, HEARTBEAT_MS).unref();
  await writing;
  return {
    follow: (stages) => {
      now.stages = stages.map(({title}): Message => title);
      return stages.map(heard);
    },
    async end() {
      ended = true;
      clearInterval(heartbeat);
      clearTimeout(waiting);
      await writing;
      await removeProgress(folder).catch(() => {});
    },
  };
}
