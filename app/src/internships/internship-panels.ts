export const internshipPanels = async () => null;
