package fr.maillage.funding;

/** Who employs a medical assistant with an aid: a doctor or a centre. */
enum AssistantHolder {
    DOCTOR, CENTRE
}
