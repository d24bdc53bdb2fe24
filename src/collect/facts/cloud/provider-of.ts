const VENDORS: readonly (readonly [RegExp, string])[] = [
  [/^Amazon EC2/, 'aws'],
  [/^Google/, 'gce'],
  [/^Alibaba Cloud/, 'aliyun'],
  [/^Tencent Cloud/, 'tencent'],
  [/^Huawei Cloud|^HUAWEICLOUD/i, 'huawei'],
  [/^DigitalOcean/, 'digitalocean'],
  [/^Hetzner/, 'hetzner'],
  [/^Vultr/, 'vultr'],
  [/^Linode|^Akamai/, 'akamai'],
  [/^OpenStack/, 'openstack'],
  [/^UCloud/i, 'ucloud'],
];

/** The cloud that firmware texts name, in cloud-init’s words. Microsoft is left out: Hyper-V at home says the same. */
export function providerOf(sysVendor: string, biosVendor: string): string | undefined {
  for (const [pattern, name] of VENDORS) {
    if (pattern.test(sysVendor) || pattern.test(biosVendor)) return name;
  }
  return undefined;
}
