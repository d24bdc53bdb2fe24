/** What the plain pods answer over HTTP, with what nearly every image has. */
export const HTTP_PORT = 8080;
export const BODIES = '/www';
const LARGE_BYTES = 100_000;

/**
 * Serves `/small` (fits one packet) and `/large` (above any MTU) by busybox or Python. Without both the pod only
 * lives on, for the pod layer, and is never ready. Constant; its arguments: how
 * long to live at most, in seconds, and a path under which both are served as well.
 */
export const RESPONDER = `
echo ok >${BODIES}/small && head -c ${LARGE_BYTES} /dev/zero >${BODIES}/large
mkdir "${BODIES}$2" && cp ${BODIES}/small ${BODIES}/large "${BODIES}$2"
if busybox httpd --help 2>&1 | grep -q Usage; then exec busybox httpd -f -p ${HTTP_PORT} -h ${BODIES}; fi
if python3 -c 'import http.server' 2>/dev/null; then exec python3 -m http.server -d ${BODIES} ${HTTP_PORT}; fi
exec sleep "$1"
`;
