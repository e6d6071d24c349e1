package nl.klankbord.page;

import nl.klankbord.desk.Session;
import nl.klankbord.messages.Messages;

/// What every page of the desk shows around what it is about.
///
/// @param seal that each form brings along
public record DeskView(Messages messages, Session session, String seal) {}
