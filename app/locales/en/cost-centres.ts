import type { Translation } from "../translation";
import type nl from "../nl/cost-centres";

export default {
  costCentresLead:
    "Assign users to a cost centre. Your reports follow at once, and so does your next invoice. Invoices that are there already don't change.",
  chosenUsers: "With the chosen users",
  assignToCostCentre: "Assign to this cost centre",
  lineUser: "User of the portal",
  lineUserHint:
    "Who has a line in the portal sees the whole numbers that were called with it. The owner always sees them.",
  nobody: "Nobody",
  assignToLineUser: "Assign the line",
  selectAll: "Choose all",
  assigned_one: "Saved: {{count}} user changed.",
  assigned_other: "Saved: {{count}} users changed.",
  chooseUsers: "Choose one or more users first.",
  costCentreTooLong: "A cost centre has at most {{longest}} characters.",
  costCentreWithoutLetter: "A cost centre needs a letter or a digit.",
  noUsersTitle: "No users yet",
  noUsers: "As soon as users are in service, you assign them here.",
  takeOut: "Take off their cost centre",
  costCentreEmpty: "Fill in a cost centre.",
  costCentreEmptyMore: "Should they belong to none any more? Then choose ‘Take off their cost centre’.",
  buttonWithCount: "{{words}} ({{count}})",
  chooseHint: "Choose users and say below where they belong. You see first how many change.",
  chosenCount: "{{count}} chosen. Between brackets you see how many change.",
  pressAgain_one: "{{count}} user changes. Is that right? Then press the same button once more to save.",
  pressAgain_other: "{{count}} users change. Is that right? Then press the same button once more to save.",
  nothingChanges: "Nothing changes: it is so already.",
  lineUserTitle: "Tie a line to a user of the portal",
  showAllUsers: "Show all users",
  usersFound_one: "{{count}} user found",
  usersFound_other: "{{count}} users found",
  nobodyTitle: "Nobody found for ‘{{words}}’",
  nobodyFound: "Search for a part of the name, the last digits of the number, or show all users.",
  everyoneFound: "Choose all {{count}}, also those on the other pages",
} as const satisfies Translation<typeof nl>;
