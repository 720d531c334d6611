// The house's own lint rules (.oxlintrc.json says where each holds; app/processes/lint-rules.test.ts proves each by a violation).

const NO_OTHER_CLOCK = {
  message: "Now comes from the clock that is passed in (platform/clock.server.ts).",
  selectors: [
    "NewExpression[callee.name='Date'][arguments.length=0]",
    "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    "CallExpression[callee.name='Date']",
  ],
};
const NO_OTHER_SETTINGS = {
  message: "Settings come from loadSettings (platform/settings/settings.server.ts).",
  selectors: ["MemberExpression[object.name='process'][property.name='env']"],
};
const NO_OTHER_CONNECTIONS = {
  message:
    "Connections are made in one place, so that none ends the process when it breaks, and a pool lends a client by withClient (platform/database/connections.server.ts).",
  selectors: [
    "NewExpression[callee.object.name='pg'][callee.property.name=/^(Pool|Client)$/]",
    "ImportDeclaration[source.value='pg'][importKind!='type'] > ImportSpecifier[imported.name=/^(Pool|Client)$/]",
    "CallExpression[callee.property.name='connect'][callee.object.name=/[pP]ool$/]",
    "CallExpression[callee.property.name='connect'][callee.object.property.name='pool']",
  ],
};
const NO_WORDS_IN_CODE = {
  message: "Sentences stand in app/locales, and what a language writes otherwise in app/format.",
  selectors: [
    "BinaryExpression[operator=/^[!=]==?$/] > Literal[value=/^(nl|en)$/]",
    "Property[key.name=/^(nl|en)$/] > :matches(Literal, TemplateLiteral, ArrowFunctionExpression, FunctionExpression).value",
  ],
};
const ROUTE_EXPORTS =
  "/^(loader|action|default|meta|links|headers|handle|shouldRevalidate|ErrorBoundary|clientLoader|clientAction|HydrateFallback|Layout)$/";
const ONLY_ROUTE_EXPORTS = {
  message: "A route exports only route exports.",
  selectors: [
    `ExportNamedDeclaration > FunctionDeclaration > Identifier.id:not([name=${ROUTE_EXPORTS}])`,
    `ExportNamedDeclaration > VariableDeclaration > VariableDeclarator > Identifier.id:not([name=${ROUTE_EXPORTS}])`,
    `ExportNamedDeclaration > ExportSpecifier > Identifier.exported:not([name=${ROUTE_EXPORTS}])`,
    "ExportNamedDeclaration[exportKind='type']",
    "ExportAllDeclaration",
  ],
};

export default {
  meta: { name: "house" },
  rules: {
    "no-other-clock": forbidden(NO_OTHER_CLOCK),
    "no-other-settings": forbidden(NO_OTHER_SETTINGS),
    "no-other-connections": forbidden(NO_OTHER_CONNECTIONS),
    "no-words-in-code": forbidden(NO_WORDS_IN_CODE),
    "only-route-exports": forbidden(ONLY_ROUTE_EXPORTS),
  },
};

/** A rule that reports each node that one of the selectors matches. @param {{ message: string, selectors: readonly string[] }} what */
function forbidden({ message, selectors }) {
  return {
    create(context) {
      const report = (node) => context.report({ node, message });
      return Object.fromEntries(selectors.map((selector) => [selector, report]));
    },
  };
}
