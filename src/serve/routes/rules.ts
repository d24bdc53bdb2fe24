import {createRoute, type OpenAPIHono} from '@hono/zod-openapi';
import {RULES} from '../../diagnose/rules/index.ts';
import {RuleList} from '../schemas.ts';
import {answers} from './answers.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/rules',
  summary: 'What is checked, with references.',
  responses: answers('All rules.', RuleList),
});

export function routeRules(app: OpenAPIHono): void {
  const rules = RULES.map(({id, scope, strings, references}) => ({
    ...{id, scope, references: [...references]},
    about: {en: strings.about.en, 'zh-CN': strings.about['zh-CN']},
  }));
  app.openapi(route, (context) => context.json({rules}, 200));
}
