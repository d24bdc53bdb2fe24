import type {ComponentType} from 'preact';
import type {PageData} from '../../src/report/page/data.ts';
import type {Words} from './language.tsx';
import {runViews} from './runs/views.ts';

/**
 * A place of its own: `#/NAME/…`.
 * `page` stands instead of the report and needs none; it is offered in the navigation where `inNavigation` says so.
 * `panel` opens over the report, closes with Esc, and is given the report’s data.
 */
export type View =
  | {
      place: 'page';
      name: string;
      title: Words;
      inNavigation: boolean;
      Component: ComponentType<{args: readonly string[]}>;
    }
  | {
      place: 'panel';
      name: string;
      title: Words;
      Component: ComponentType<{args: readonly string[]; data: PageData}>;
    };

/** What the page shows besides the report; each room registers its own. */
export const VIEWS: readonly View[] = [...runViews()];
