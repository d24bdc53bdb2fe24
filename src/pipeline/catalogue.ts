import {strings as clusterStrings} from '../collect/cluster/index.ts';
import {collectStrings} from '../collect/index.ts';
import {strings as prometheusStrings} from '../collect/prometheus/index.ts';
import {compareStrings} from '../compare/strings.ts';
import {diagnoseStrings} from '../diagnose/index.ts';
import {explainValueStrings} from '../diagnose/provenance/index.ts';
import {userRuleStrings} from '../diagnose/user-rules/strings.ts';
import {strings as inventoryStrings} from '../inventory/index.ts';
import {measureStrings} from '../measure/index.ts';
import {ERRORS} from '../model/error-table.ts';
import {catalogueOf, type Language, type Message} from '../model/message.ts';
import {whyFailedStrings} from '../model/why-failed.ts';
import {strings as reachStrings} from '../reach/index.ts';
import {remedyStrings} from '../remedy/index.ts';
import {persistStrings} from '../remedy/persist/index.ts';
import {contrastReportStrings} from '../report/contrast/index.ts';
import {reportStrings, speaker} from '../report/index.ts';
import {distributionStrings} from '../report/page/distributions.ts';
import {pathStrings} from '../report/page/paths.ts';
import {strings as verificationStrings} from '../report/verification/strings.ts';
import {strings as serveStrings} from '../serve/strings.ts';
import {strings as verifyStrings} from '../verify/strings.ts';
import {strings as acceptStrings} from './accept-findings.ts';
import {strings as measureStageStrings} from './measure-stage.ts';
import {strings as stageStrings} from './stages.ts';

/** Every sentence samespec can say, gathered from the rooms that own them. */
export const CATALOGUE = catalogueOf([
  {prefix: 'error', strings: ERRORS},
  {
    prefix: 'model',
    strings: {
      'fact-not-reported': {
        en: '{fact} was not reported',
        'zh-CN': '未上报 {fact}',
      },
      ...whyFailedStrings,
    },
  },
  {prefix: 'stages', strings: stageStrings},
  {prefix: 'measure-stage', strings: measureStageStrings},
  ...collectStrings,
  {prefix: 'cluster', strings: clusterStrings},
  {prefix: 'prometheus', strings: prometheusStrings},
  ...measureStrings,
  ...compareStrings,
  ...diagnoseStrings,
  {prefix: 'explain-value', strings: explainValueStrings},
  {prefix: 'user-rule', strings: userRuleStrings},
  {prefix: 'accepted', strings: acceptStrings},
  {prefix: 'inventory', strings: inventoryStrings},
  {prefix: 'reach', strings: reachStrings},
  ...remedyStrings,
  {prefix: 'persist', strings: persistStrings},
  {prefix: 'serve', strings: serveStrings},
  {prefix: 'verify', strings: verifyStrings},
  {prefix: 'verification', strings: verificationStrings},
  ...reportStrings,
  {prefix: 'page-distributions', strings: distributionStrings},
  {prefix: 'page-paths', strings: pathStrings},
  ...contrastReportStrings,
]);

export function errorSpeaker(language: Language): (message: Message) => string {
  return speaker(CATALOGUE, language);
}
