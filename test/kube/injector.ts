// An admission webhook that puts a proxy before a pod that asks for a sidecar, as a mesh does. Envoy is not to be had
// here: haproxy stands in, and takes the port of the application instead of redirecting its packets.
// Usage: injector.ts KEY_FILE CERTIFICATE_FILE PORT; prints “listening”.
import {readFileSync} from 'node:fs';
import {createServer} from 'node:https';

const [key = '', certificate = '', port = ''] = process.argv.slice(2);
const IMAGE = 'lab.local/node-tools:1';
const CONFIGURATION = [
  'defaults',
  '  mode http',
  '  timeout connect 5s',
  '  timeout client 30s',
  '  timeout server 30s',
  'frontend in',
  '  bind :8080',
  '  default_backend out',
  'backend out',
  '  server app 127.0.0.1:8081',
].join('\\n');
const START = `printf '${CONFIGURATION}\\n' >/tmp/proxy.cfg && exec haproxy -db -f /tmp/proxy.cfg`;

type Review = {
  request: {uid: string; object: {spec: {containers: {command: string[]}[]}}};
};

const server = createServer(
  {key: readFileSync(key), cert: readFileSync(certificate)},
  async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const {request: asked}: Review = JSON.parse(Buffer.concat(parts).toString());
    const command = asked.object.spec.containers[0]?.command ?? [];
    const patch = [
      {
        op: 'replace',
        path: '/spec/containers/0/command',
        value: command.map((word) => word.replaceAll('8080', '8081')),
      },
      {
        op: 'add',
        path: '/spec/containers/-',
        value: {name: 'istio-proxy', image: IMAGE, command: ['sh', '-c', START]},
      },
    ];
    const answer = {
      uid: asked.uid,
      allowed: true,
      patchType: 'JSONPatch',
      patch: Buffer.from(JSON.stringify(patch)).toString('base64'),
    };
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        apiVersion: 'admission.k8s.io/v1',
        kind: 'AdmissionReview',
        response: answer,
      }),
    );
  },
);
server.listen(Number(port), '127.0.0.1', () => process.stdout.write('listening\n'));
