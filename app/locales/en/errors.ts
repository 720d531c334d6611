import type { Translation } from "../translation";
import type nl from "../nl/errors";

export default {
  error404Title: "This page does not exist",
  error404Text: "The address is not quite right, or what you are looking for does not belong to your account.",
  error403Title: "The owner of your account does this",
  error403Text:
    "You can look at everything, but not submit or cancel changes, nor assign cost centres. Ask the owner of this account.",
  error409Title: "Someone was ahead of you",
  error409Text: "Something changed since you opened this page. Go back and look again; nothing was changed.",
  error429Title: "That was too often in a row",
  error429Text: "Wait a few minutes and try again.",
  error400Title: "This request is not right",
  error400Text: "We could not read what was sent. Go back and try again; nothing was changed.",
  error503Title: "The portal can't reach the data for a moment",
  error503Text:
    "That is usually short. Try again in a minute. If you had just sent something, first see whether it is there already.",
  error500Title: "This failed through a fault of ours",
  error500Text: "Nothing was changed or charged. Try again in a few minutes.",
  error500Call:
    "Does it keep failing? Call <phone>{{phone}}</phone> and mention incident <incident>{{incident}}</incident>.",
  errorIncident: "Incident <incident>{{incident}}</incident>",
  errorBack: "To the overview",
  downloadsBusyTitle: "Files are being made for you already",
  downloadsBusyText: "We make a few at a time. Go back, wait until your other downloads have finished, and try again.",
} as const satisfies Translation<typeof nl>;
