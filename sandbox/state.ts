import { CertificateStore } from './entra/certificates'
import { GrantStore } from './entra/grants'
import { SigningKeys } from './entra/keys'
import { FaultList } from './faults'
import { Fleet } from './fleet/fleet'
import { Ledger } from './ledger'
import { ServiceData } from './mmd/service-data'
import { RequestLog } from './request-log'
import { defaultSettings, type Options, type Settings } from './settings'

/** Everything that can change while the sandbox runs. Handlers get it as an argument; there is no other mutable state. */
export class Sandbox {
  readonly log = new RequestLog()
  readonly faults = new FaultList()
  readonly ledger = new Ledger()
  readonly certificates = new CertificateStore()
  readonly grants = new GrantStore()
  /** Keys outlive a reset: clients cache them, as they do with the real tenant. */
  readonly keys = new SigningKeys()
  settings: Settings
  fleet: Fleet
  service: ServiceData
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
    this.settings = defaultSettings(options)
    this.fleet = new Fleet(this.settings)
    this.service = new ServiceData(this.fleet, this.now())
  }

  /** The fleet's clock in milliseconds. Tokens go by the machine's clock instead. */
  now(): number {
    return Date.now() + this.settings.clockOffsetSeconds * 1000
  }

  update(changes: Partial<Settings>): void {
    this.settings = { ...this.settings, ...changes }
    if (['devices', 'seed', 'oddities', 'tenantId', 'tenantName'].some(name => name in changes)) this.#regenerate()
  }

  reset(): void {
    this.log.clear()
    this.faults.clear()
    this.ledger.clear()
    this.certificates.clear()
    this.grants.clear()
    this.settings = defaultSettings(this.#options)
    this.#regenerate()
  }

  #regenerate(): void {
    this.fleet = new Fleet(this.settings)
    this.service = new ServiceData(this.fleet, this.now())
  }
}
