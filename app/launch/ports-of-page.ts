import { browserPorts, type LaunchPorts } from './ports.ts';

let pagePorts: LaunchPorts | null = null;

/** One per page: its store must be the same for every render. */
export function portsOfPage(): LaunchPorts {
  pagePorts ??= browserPorts();
  return pagePorts;
}
