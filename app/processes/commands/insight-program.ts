import { Command } from "commander";

import { addBillingCommands } from "./billing-commands";
import { addChangeCommands } from "./change-commands";
import { addComputingCommands } from "./computing-commands";
import { addCustomerCommands } from "./customer-commands";
import { addUsageCommands } from "./usage-commands";
import { addDatabaseCommands } from "./database-commands";
import { addIdentityCommands } from "./identity-commands";
import { addServingCommands } from "./serving-commands";
import type { Shell } from "./shell";

/** Returns all commands of `insight`. */
export function insightProgram(shell: Shell): Command {
  const insight = new Command("insight")
    .description("The operator's command line of the portal")
    .exitOverride()
    .showHelpAfterError();
  addComputingCommands(insight, shell);
  addCustomerCommands(insight, shell);
  addUsageCommands(insight, shell);
  addIdentityCommands(insight, shell);
  addChangeCommands(insight, shell);
  addBillingCommands(insight, shell);
  addDatabaseCommands(insight, shell);
  addServingCommands(insight);
  return insight;
}
