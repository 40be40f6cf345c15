package fr.maillage.directory;

import java.util.List;

/** The open tasks that agents have taken. Implemented where the engine may be spoken to; joins the caller's transaction. */
public interface TasksInHand {

    /** Ids of the open tasks that the agent has. */
    List<String> of(String user);

    /** Gives the task to the agent; says no when it is offered to none of their groups. */
    boolean give(String task, String user, String word);

    void giveBack(String task);

    /** Whether the task is open and this agent has it. */
    boolean isHeldBy(String task, String user);
}
