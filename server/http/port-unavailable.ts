/** The port, or the address, to listen on can't be had. The message is for the operator. */
export class PortUnavailable extends Error {
  override readonly name = 'PortUnavailable';
}
