/**
 * Devices whose own MTU says nothing about pods: Cilium keeps them at the base and puts the overhead on routes;
 * Open vSwitch makes its tunnel devices as large as they go and sizes packets elsewhere.
 */
export function sizesPods(device: string, outerDf: string | null): boolean {
  // “Per packet” is a device whose tunnel is named by each packet (ip-link(8), `external`).
  if (outerDf === 'per-packet') return false;
  return !/^(cilium_|(genev|vxlan|gre)_sys|antrea-)/.test(device);
}
